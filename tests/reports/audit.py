"""What a validator of Office files, which judges as Word, Excel and PowerPoint do, finds."""

from pathlib import Path

from openxml_audit import OpenXmlValidator


def findings(content: bytes, folder: Path, ending: str) -> list[str]:
    """Everything that it says of a file, warnings included."""
    path = folder / f"audited.{ending}"
    path.write_bytes(content)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]
