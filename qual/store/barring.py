"""What must not come back after somebody withdrew: files, texts, names, labels and examples, by hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlmodel import Session, select

from qual.errors import QualError
from qual.store.rows import (
    StudyRow,
    WithdrawalRow,
    WithdrawnRow,
)


def slow_hash(salt: str, name: str) -> str:
    """A hash that takes its time, for short names that could be guessed."""
    return hashlib.pbkdf2_hmac("sha256", name.encode("utf-8", "surrogatepass"), salt.encode(), 20_000).hex()


def sha256_of(text: str) -> str:
    """The SHA-256 of a text, as the marks of what must not come back hold it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def study_of(session: Session) -> str:
    """The id of the study, which salts the names of those who withdrew."""
    return session.exec(select(StudyRow.id)).one()


class WithdrawnError(QualError):
    """A text would bring back the words of a person who withdrew."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} holds the words of a person who withdrew; nothing was changed, take them out first"
        )


class Barred:
    """What must not come back, asked by files, texts and names."""

    def __init__(self, session: Session) -> None:
        self._salt = study_of(session)
        query = select(WithdrawnRow.kind, WithdrawnRow.hash, WithdrawalRow.name).join(WithdrawalRow)
        self._marks = {(kind, value): name for kind, value, name in session.exec(query).all()}

    def __bool__(self) -> bool:
        """Whether anybody withdrew."""
        return bool(self._marks)

    def file(self, sha256: str, text: str | None = None) -> bool:
        """Whether a file, by the hash of its bytes, or its text is one that a person withdrew from."""
        if not self._marks:
            return False
        return ("source", sha256) in self._marks or (
            text is not None and ("text", sha256_of(text)) in self._marks
        )

    def respondent(self, name: str) -> bool:
        """Whether a respondent of this id withdrew."""
        return self.placeholder(name) is not None

    def placeholder(self, name: str) -> str | None:
        """What stands in the place of a respondent of this id who withdrew; None where there is none."""
        return self._marks.get(("name", slow_hash(self._salt, name))) if self._marks else None

    def example(self, text: str) -> bool:
        """Whether an example of a code was erased because it was a person's words who withdrew."""
        return bool(self._marks) and ("example", sha256_of(f"{self._salt}\n{text}")) in self._marks

    def labels(self, transcript: str, labels: Iterable[str]) -> bool:
        """Whether one of these labels was, in a transcript given by its id, a person's who withdrew."""
        if not any(kind == "label" for kind, _ in self._marks):
            return False
        return any(("label", slow_hash(transcript, label)) in self._marks for label in labels)
