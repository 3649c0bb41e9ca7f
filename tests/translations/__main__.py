"""Brings the Linguist files up to the code's texts and compiles them: `dev.py words`; `dev.py words es` begins one."""

import sys

from tests.translations.linguist import FOLDER, TEMPLATE, read, release, written
from tests.translations.texts import all_texts


def main(languages: list[str]) -> int:
    texts = all_texts()
    FOLDER.mkdir(exist_ok=True)
    TEMPLATE.write_text(written("", texts, {}), encoding="utf-8")
    print(f"{TEMPLATE.name}: {len(texts)} texts")
    there = {path.stem.removeprefix("jada_desk_") for path in FOLDER.glob("jada_desk_*.ts")}
    for language in sorted(there | set(languages)):
        path = FOLDER / f"jada_desk_{language}.ts"
        known = read(path) if path.exists() else {}
        path.write_text(written(language, texts, known), encoding="utf-8")
        release(path, path.with_suffix(".qm"))
        done = sum(known[key].is_finished for key in texts if key in known)
        print(f"{path.name}: {done} of {len(texts)} translated")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
