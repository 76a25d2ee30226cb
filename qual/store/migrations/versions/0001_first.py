"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "code",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("include", sa.String(), nullable=False),
        sa.Column("exclude", sa.String(), nullable=False),
        sa.Column("examples", sa.String(), nullable=False),
        sa.Column("cues", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("questions", sa.String(), nullable=False),
        sa.Column("replaces", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["parent"], ["code.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("slug"),
    )
    op.create_index(op.f("ix_code_parent"), "code", ["parent"], unique=False)
    op.create_table(
        "coder",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "past_version",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "row", "version"),
    )
    op.create_table(
        "population_figure",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("percent", sa.Float(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("attribute", "category"),
    )
    op.create_table(
        "research_question",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("slug"),
    )
    op.create_table(
        "respondent",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("perspective", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "study",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "transcript",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("wave", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("perspective", sa.String(), nullable=False),
        sa.Column("current", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "transcript_version",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("transcript", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("reader_version", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_transcript_version_transcript"), "transcript_version", ["transcript"], unique=False
    )
    op.create_table(
        "attribute_value",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("respondent", sa.String(), nullable=False),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("wave", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["respondent"], ["respondent.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("respondent", "attribute", "wave"),
    )
    op.create_table(
        "coding",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("suggestion", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["code"], ["code.id"]),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.ForeignKeyConstraint(["text_version"], ["transcript_version.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_coding_code"), "coding", ["code"], unique=False)
    op.create_index(op.f("ix_coding_coder"), "coding", ["coder"], unique=False)
    op.create_index(op.f("ix_coding_text_version"), "coding", ["text_version"], unique=False)
    op.create_table(
        "event",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_event_coder"), "event", ["coder"], unique=False)
    op.create_table(
        "memo",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_memo_target"), "memo", ["target"], unique=False)
    op.create_table(
        "place",
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("transcript", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.ForeignKeyConstraint(["transcript"], ["transcript.id"]),
        sa.PrimaryKeyConstraint("coder", "transcript"),
    )
    op.create_table(
        "speaker",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("transcript", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("respondent", sa.String(), nullable=True),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["respondent"], ["respondent.id"]),
        sa.ForeignKeyConstraint(["transcript"], ["transcript.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("transcript", "label"),
    )
    op.create_index(op.f("ix_speaker_respondent"), "speaker", ["respondent"], unique=False)
    op.create_index(op.f("ix_speaker_transcript"), "speaker", ["transcript"], unique=False)
    op.create_table(
        "suggestion_run",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["coder"], ["coder.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "turn",
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("time", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["transcript_version.id"]),
        sa.PrimaryKeyConstraint("version", "number"),
    )
    op.create_table(
        "event_change",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.Column("after", sa.Integer(), nullable=True),
        sa.Column("before_hash", sa.String(), nullable=True),
        sa.Column("after_hash", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["event"], ["event.n"]),
        sa.PrimaryKeyConstraint("event", "ordinal"),
    )
    op.create_index(op.f("ix_event_change_row"), "event_change", ["row"], unique=False)
    op.create_table(
        "suggestion",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("run", sa.String(), nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["code.id"]),
        sa.ForeignKeyConstraint(["run"], ["suggestion_run.id"]),
        sa.ForeignKeyConstraint(["text_version"], ["transcript_version.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_suggestion_code"), "suggestion", ["code"], unique=False)
    op.create_index(op.f("ix_suggestion_run"), "suggestion", ["run"], unique=False)
    op.create_index(op.f("ix_suggestion_text_version"), "suggestion", ["text_version"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE turn_search USING fts5("
            "text, version UNINDEXED, number UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')"
        )
        op.execute("CREATE VIRTUAL TABLE turn_search_vocabulary USING fts5vocab(turn_search, row)")
    else:
        op.execute(
            "CREATE TABLE turn_search"
            " (version VARCHAR NOT NULL, number INTEGER NOT NULL, text VARCHAR NOT NULL,"
            " words tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED,"
            " PRIMARY KEY (version, number))"
        )
        op.execute("CREATE INDEX ix_turn_search_words ON turn_search USING gin (words)")
