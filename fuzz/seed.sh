#!/bin/sh
# Makes the corpora that fuzzing begins with, and a dictionary, of the fixtures and the words of the lexicon.
set -eu
cd "$(dirname "$0")"
fixtures=../fixtures
for target in text article jsonl lexicon serde; do mkdir -p "corpus/$target"; done

# Whole articles and marked cases. Articles made of pieces begin with the same bytes; what they mean there is no matter.
for file in "$fixtures"/articles/*.txt; do
    name=$(basename "$file" .txt)
    cp "$file" "corpus/text/$name"
    cp "$file" "corpus/article/$name"
    cp "$fixtures/articles/$name.json" "corpus/serde/$name"
    # The first byte says the format: JSON Lines, CSV, TSV, text.
    { printf '\000{"id":"%s","published":"2025-01-31","url":"x","text":"' "$name"
      sed 's/\\/\\\\/g; s/"/\\"/g; s/\t/\\t/g' "$file" | awk '{ printf "%s\\n", $0 }'
      printf '"}\n'; } > "corpus/jsonl/$name.jsonl"
    { printf '\001id,text,published\n%s,"' "$name"; sed 's/"/""/g' "$file"; printf '",2025-01-31\n'; } > "corpus/jsonl/$name.csv"
    { printf '\003'; cat "$file"; } > "corpus/jsonl/$name.txt"
    { printf '\000'; printf '{"text":"%s"}\n' "$name" | gzip -nc; } > "corpus/jsonl/$name.gz"
done
for folder in "$fixtures"/*/; do
    kind=$(basename "$folder")
    [ "$kind" = articles ] || cat "$folder"*.txt | sed -n '/^#/!s/ *=>.*//p' | tr -d '[]~' | split -l 4 - "corpus/text/$kind-"
done
for file in seeds/lexicon/*; do cp "$file" "corpus/lexicon/$(basename "$file")"; done

for table in acts bounds calendar citations collectives credits currencies fates furniture languages meetings numbers offices \
    percent ranks substances units; do
    tail -n +2 "../src/lexicon/data/$table.tsv" | cut -f1
done | LC_ALL=C grep -v '[^ -~]\|["\\]' | sort -u | sed 's/.*/"&"/' > words.dict
ls corpus/* | grep -c . | sed 's/$/ files/'
