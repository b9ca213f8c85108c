"""Images as PNG files."""

import base64
import struct
import zlib


def encode(width, height, palette, pixels):
    """An image in base 64: one byte per pixel, its place in `palette`, or four without one."""
    pixels = pixels.to_bytes()
    colors = bytes.fromhex(palette)
    size = width if colors else 4 * width
    # Each row begins with a filter: none.
    rows = b"".join(b"\0" + pixels[start : start + size] for start in range(0, size * height, size))
    kind = _PALETTE if colors else _RGBA
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))]
    if colors:
        chunks.append((b"PLTE", colors))
    chunks += [(b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")]
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)).decode()


_PALETTE = 3
_RGBA = 6


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
