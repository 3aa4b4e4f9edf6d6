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
python3 "$rig/check_xlsx.py" input/academie-2027.xlsx input/exemples/academie-a-corriger.xlsx "$out"/init/input/*.xlsx

echo '== judges: letters and summary of the sample'
cargo run --release --locked --quiet -- --sortie "$out/sample" > "$out/sample.txt"
find "$out/sample/lettres" -name '*.docx' -print0 |
  xargs -0 python3 "$rig/check_docx.py" -j 2 --placeholder '…{2,}|\.\./\.\.|\{\{|\{%|M\. ou Mme'
python3 "$rig/check_xlsx.py" --need-cache "$out"/sample/synthese-*.xlsx

echo '== judges: the workbook to correct'
status=0
cargo run --release --locked --quiet -- --classeur input/exemples/academie-a-corriger.xlsx --sortie "$out/corriger" \
  > "$out/corriger.txt" || status=$?
[ "$status" = 3 ] || { echo "expected 3, got $status"; exit 1; }
find "$out/corriger/lettres" -name '*.docx' -print0 | xargs -0 python3 "$rig/check_docx.py" -j 2
python3 "$rig/check_xlsx.py" --need-cache "$out"/corriger/synthese-*.xlsx

echo '== judges: LibreOffice opens a letter'
letter=$(find "$out/sample/lettres" -name '*.docx' | sort | sed -n 1p)
bash "$rig/render_docx.sh" "$letter" "$out/look" 60
