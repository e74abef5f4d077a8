#!/usr/bin/env bash
# Makes the pictures of the icon in each size from its drawings, with librsvg's rsvg-convert. They are kept beside the drawings, so that a build
# needs neither this nor a reader of SVG.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

for size in 16 32; do
    rsvg-convert --width "$size" --height "$size" softfocus_small.svg --output "softfocus-$size.png"
done
for size in 48 64 128 256; do
    rsvg-convert --width "$size" --height "$size" softfocus.svg --output "softfocus-$size.png"
done
