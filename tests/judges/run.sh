#!/usr/bin/env bash
# Judges that we did not write: run.sh RIG, RIG being the folder of the judges. Every letter of the sample, the template, the
# workbooks and the summary must be without finding; LibreOffice must recalculate the summary to its cached values.
set -euo pipefail
cd "$(dirname "$0")/../.."
rig=$1
out=target/judges
rm -rf "$out"
mkdir -p "$out"
bash "$rig/install.sh"
export PATH="${RIG_HOME:-$HOME/.cache/verif-rig}/venv/bin:$PATH"

echo '== judges: template, workbooks'
python3 "$rig/check_docx.py" --engines sdk,audit,integrity templates/lettre-mission-rne.docx
cargo run --release --locked --quiet -- init "$out/init"
for old in academie-2027 exemples/academie-a-corriger; do
  status=0
  cargo run --release --locked --quiet -- classeur --depuis "input/$old.xlsx" --sortie "$out/depuis-${old##*/}.xlsx" > "$out/depuis.txt" || status=$?
  [ "$status" = 3 ] || { echo "expected 3, got $status"; exit 1; }
done
python3 "$rig/check_xlsx.py" input/academie-2027.xlsx input/exemples/academie-a-corriger.xlsx "$out"/init/input/*.xlsx "$out"/depuis-*.xlsx

echo '== judges: letters and summary of the sample'
cargo run --release --locked --quiet -- --sortie "$out/sample" > "$out/sample.txt"
find "$out/sample/lettres" -name '*.docx' -print0 |
  xargs -0 python3 "$rig/check_docx.py" -j 2 --placeholder '…{2,}|\.\./\.\.|\{\{|\{%|M\. ou Mme'
python3 "$rig/check_xlsx.py" --need-cache "$out"/sample/synthese-*.xlsx

echo '== judges: drafts and the list to be approved'
mkdir -p "$out/mail"
cp -r input templates "$out/mail/"
printf '[courriel]\nexpediteur = "DANE – Nouméa <dane@ac-noumea.invalid>"\n' > "$out/mail/lettres-rne.toml"
rm -r "$out/mail/input/exemples"
cargo run --release --locked --quiet -- --dossier "$out/mail" > "$out/mail.txt"
status=0
# one school of the sample has no address
cargo run --release --locked --quiet -- envoyer --dossier "$out/mail" >> "$out/mail.txt" || status=$?
[ "$status" = 3 ] || { echo "expected 3, got $status"; exit 1; }
python3 "$rig/check_xlsx.py" "$out/mail/output/envois-a-valider.xlsx"
python3 tests/judges/drafts.py "$out/mail/output"

echo '== judges: the workbook to correct'
status=0
cargo run --release --locked --quiet -- --classeur input/exemples/academie-a-corriger.xlsx --sortie "$out/corriger" \
  > "$out/corriger.txt" || status=$?
[ "$status" = 3 ] || { echo "expected 3, got $status"; exit 1; }
find "$out/corriger/lettres" -name '*.docx' -print0 | xargs -0 python3 "$rig/check_docx.py" -j 2
python3 "$rig/check_xlsx.py" --need-cache "$out"/corriger/synthese-*.xlsx

echo '== judges: the copies to mend'
. "$rig/lo_profile.sh"
trap 'rm -rf "$LO_PROFILE"' EXIT
for source in input/exemples/academie-a-corriger.xlsx tests/fixtures/annotated/*.xlsx; do
  name=$(basename "$source" .xlsx)
  status=0
  cargo run --release --locked --quiet -- verifier --classeur "$source" --sortie "$out/copies/$name" \
    > "$out/copies-$name.txt" || status=$?
  [ "$status" = 3 ] || { echo "expected 3, got $status"; exit 1; }
  copy="$out/copies/$name/$name à corriger.xlsx"
  # what the original has against itself is not ours
  python3 "$rig/check_xlsx.py" --engines sdk,audit,lint,load "$source" > "$out/before-$name.txt" || true
  python3 "$rig/check_xlsx.py" --engines sdk,audit,lint,load "$copy" > "$out/after-$name.txt" || true
  python3 tests/judges/fewer.py "$out/before-$name.txt" "$out/after-$name.txt"
  LO_TIMEOUT=120 lo_convert xlsx "$out/copies/$name/office" "$copy"
  python3 tests/judges/annotated.py "$source" "$copy" "$out/copies/$name/office/$name à corriger.xlsx"
done

echo '== judges: LibreOffice opens a letter'
letter=$(find "$out/sample/lettres" -name '*.docx' | sort | sed -n 1p)
bash "$rig/render_docx.sh" "$letter" "$out/look" 60

echo '== judges: letters of the corpus, each against its template'
cargo build --locked --quiet --example fill
mkdir -p "$out/corpus/letters"
judge() {
  rig=$1 out=$2 folder=$3
  name=$(basename "$folder")
  template=$(find "$folder" -name 'template.*')
  target/debug/examples/fill "$template" "$folder/rows.json" "$out/corpus/$name" > /dev/null
  engines=sdk,audit,integrity,xsd,lint
  case $name in
    # what looks like a tag in these letters is their text: values that hold braces, and what stands between raw and endraw
    word-runs | word-jinja) engines=sdk,audit,integrity,xsd ;;
  esac
  python3 "$rig/check_docx.py" -j 1 --engines "$engines" --baseline "$template" "$out/corpus/$name"/*
  for letter in "$out/corpus/$name"/*; do
    cp "$letter" "$out/corpus/letters/$name-$(basename "$letter")"
  done
}
export -f judge
find tests/corpus -name rows.json -print0 | sort -z | xargs -0 -n 1 dirname |
  xargs -P 2 -I {} bash -euo pipefail -c 'judge "$@"' judge "$rig" "$out" {}

echo '== judges: other readers of the corpus'
LO_TIMEOUT=300 lo_convert pdf "$out/corpus/pdf" "$out"/corpus/letters/*
python3 tests/judges/readers.py "$out/corpus/letters" "$out/corpus/pdf"
