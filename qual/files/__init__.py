"""People's files: transcripts, tables, the codebook and the settings of a study."""
