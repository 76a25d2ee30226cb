"""The database: records in, records out; every change writes its event."""
