#!/usr/bin/env python3
"""Makes the pictures of this folder, and what is to be seen in them, for test_picture_file.

    python3 make_samples.py

Needs NumPy and Pillow (Debian: python3-numpy, python3-pil). expected.json says of each file how many pixels its square has on a side, and
the colours of every so many pixels of each line and column, packed by zlib behind their number (Qt's qCompress), as base64: the centred square of the upright picture over white, averaged over area to at most 256 × 256.
"""

import base64
import json
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, PngImagePlugin

FOLDER = Path(__file__).parent
LARGEST = 256


def averaging(before, after):
    """The shares that `before` pixels of a line have in `after`. Shape: [after × before]."""
    edges = np.linspace(0, before, after + 1)
    left, right = np.arange(before), np.arange(1, before + 1)
    overlap = np.minimum(right, edges[1:, None]) - np.maximum(left, edges[:-1, None])
    return np.clip(overlap, 0, None) / (before / after)


def seen(image):
    """The colours of a scene's picture. Shape: [side × side × 3]."""
    colours = np.asarray(ImageOps.exif_transpose(image).convert("RGBA"), dtype=float)
    height, width = colours.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = colours[top:top + side, left:left + side]
    alpha = square[..., 3:] / 255
    shown = square[..., :3] * alpha + 255 * (1 - alpha)
    shares = averaging(side, min(side, LARGEST))
    return np.floor(np.einsum("ya,abc,xb->yxc", shares, shown, shares) + 0.5).astype(np.uint8)


def packed(content):
    return base64.b64encode(struct.pack(">I", len(content)) + zlib.compress(content, 9)).decode("ascii")


def ramp(width, height):
    """Red grows to the right, green downwards, and blue is less in the middle. Shape: [height × width × 3]."""
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    return (255 * np.stack([x, y, np.abs(2 * x - 1) * (1 - y / 2)], axis=2) + 0.5).astype(np.uint8)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def sixteen_bits(colours):
    """A PNG of 16 bits a colour, which Pillow does not write. Shape: [height × width × 3]."""
    wide = colours.astype(np.uint16) * 257
    height, width = colours.shape[:2]
    lines = b"".join(b"\0" + line.astype(">u2").tobytes() for line in wide)
    header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b""))


def located():
    """EXIF data that say where, when and by which camera."""
    exif = Image.Exif()
    exif[0x010F] = "A camera of mine"
    exif[0x9003] = "2024:05:06 07:08:09"
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)}
    return exif


def main():
    small, wide = Image.fromarray(ramp(24, 16)), Image.fromarray(ramp(300, 2))
    large = Image.fromarray(ramp(700, 520))
    clear = np.dstack([ramp(24, 16), (255 * np.linspace(0, 1, 24) + np.zeros((16, 1))).astype(np.uint8)])
    expected = {}

    def save(name, image, of=None, tolerance=0, moves=False, **how):
        image.save(FOLDER / name, **how)
        keep(name, of or Image.open(FOLDER / name), tolerance, moves)

    def keep(name, of, tolerance=0, moves=False):
        colours = seen(of)
        every = max(1, len(colours) // 32)
        expected[name] = {"side": len(colours), "every": every, "tolerance": tolerance, "moves": moves, "colours": packed(colours[::every, ::every].tobytes())}

    save("plain.png", small)
    save("one-pixel.png", Image.new("RGB", (1, 1), (12, 200, 77)))
    save("wide.png", wide)
    save("tall.png", wide.transpose(Image.Transpose.ROTATE_90))
    save("grey.png", small.convert("L"))
    save("grey-alpha.png", Image.fromarray(clear).convert("LA"))
    save("alpha.png", Image.fromarray(clear))
    save("palette.png", small.quantize(16))
    save("palette-alpha.png", small.quantize(16), transparency=3)
    save("bits.png", small.convert("1"))
    (FOLDER / "sixteen.png").write_bytes(sixteen_bits(ramp(24, 16)))
    keep("sixteen.png", small)
    save("grey-sixteen.png", Image.fromarray(ramp(24, 16)[..., 0].astype(np.uint16) * 257), small.split()[0])
    save("plain.bmp", small)
    save("palette.bmp", small.quantize(16))
    save("plain.gif", small.quantize(64))
    frames = [small.quantize(8), small.transpose(Image.Transpose.ROTATE_180).quantize(8)]
    save("moving.gif", frames[0], moves=True, save_all=True, append_images=frames[1:], duration=100, loop=0)
    save("moving.png", small, moves=True, save_all=True, append_images=[small.transpose(Image.Transpose.ROTATE_180)], duration=100)
    # Decoders of JPEG may differ by a little.
    save("plain.jpg", small, tolerance=3, quality=95, subsampling=0)
    save("progressive.jpg", small, tolerance=3, quality=95, subsampling=0, progressive=True)
    save("grey.jpg", small.convert("L"), tolerance=3, quality=95)
    save("cmyk.jpg", small.convert("CMYK"), tolerance=4, quality=95, subsampling=0)
    save("large.jpg", large, tolerance=4, quality=60)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        save(f"turned-{orientation}.jpg", small, tolerance=3, quality=95, subsampling=0, exif=exif)
    save("located.jpg", small, tolerance=3, quality=95, subsampling=0, exif=located(), comment=b"taken at home by a person")
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "taken at home by a person")
    text.add_itxt("Softfocus", "not a scene")
    save("located.png", small, pnginfo=text, exif=located())

    lines = [f"{json.dumps(name)}: {json.dumps(what)}" for name, what in expected.items()]
    (FOLDER / "expected.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
