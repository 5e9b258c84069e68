# SPDX-License-Identifier: MIT
"""Draws incident maps: a thin door to libcordon through ctypes.

    import cordon
    cordon.render("map.toml", "map.png", "map.pdf", language="fr")

The library is looked for in $CORDON_LIBRARY, then beside this module's installation, then where the system keeps
its libraries.
"""

import ctypes
import ctypes.util
import os
import pathlib

__all__ = ["Error", "check", "render", "render_bytes", "version"]

_MESSAGE_BYTES = 1 << 16


class Error(Exception):
    """A run that failed; the text is what the program prints. `status` is 1 (input) or 2 (argument)."""

    def __init__(self, status, text):
        super().__init__(text)
        self.status = status


class _Options(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("title", ctypes.c_char_p),
        ("subtitle", ctypes.c_char_p),
        ("language", ctypes.c_char_p),
        ("style", ctypes.c_char_p),
        ("size", ctypes.c_char_p),
    ]


def _library_names():
    if named := os.environ.get("CORDON_LIBRARY"):
        yield named
        return
    # PREFIX/lib/python3/dist-packages/cordon.py stands beside PREFIX/lib/libcordon.so or a folder for the machine.
    for folder in pathlib.Path(__file__).resolve().parents[1:4]:
        for library in sorted(folder.glob("libcordon.so.*")) + sorted(folder.glob("*-linux-*/libcordon.so.*")):
            yield str(library)
    if found := ctypes.util.find_library("cordon"):
        yield found


def _load():
    reason = "libcordon.so was not found; name it in CORDON_LIBRARY"
    for name in _library_names():
        try:
            library = ctypes.CDLL(name)
        except OSError as error:
            reason = str(error)
            continue
        texts = ctypes.POINTER(ctypes.c_char_p)
        library.cordon_version.restype = ctypes.c_char_p
        library.cordon_render.argtypes = [
            ctypes.c_char_p, texts, ctypes.c_size_t, ctypes.POINTER(_Options), ctypes.c_char_p, ctypes.c_size_t]
        library.cordon_check_file.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t]
        return library
    raise ImportError(reason)


_library = _load()


def _encoded(value):
    return None if value is None else os.fsencode(value)


def _findings(message):
    """One text for each finding; the hints below a finding belong to it."""
    texts = []
    for line in message.value.decode(errors="replace").splitlines():
        if line.startswith(" ") and texts:
            texts[-1] += "\n" + line
        else:
            texts.append(line)
    return texts


def version():
    """Version of the library, for example "0.1.0"."""
    return _library.cordon_version().decode()


def render(source, *outputs, title=None, subtitle=None, language=None, style=None, size=None):
    """Draws `source` (a map file, a style or incidents) to the outputs; their endings (.png, .svg, .pdf) say the format.

    Gives a pair: whether the evidence gate let the title pass, and the list of warnings. Raises Error.
    """
    names = (ctypes.c_char_p * len(outputs))(*map(os.fsencode, outputs))
    options = _Options(ctypes.sizeof(_Options), *map(_encoded, (title, subtitle, language, style, size)))
    message = ctypes.create_string_buffer(_MESSAGE_BYTES)
    status = _library.cordon_render(
        os.fsencode(source), names, len(outputs), ctypes.byref(options), message, _MESSAGE_BYTES)
    if status in (1, 2):
        raise Error(status, "\n".join(_findings(message)))
    return status == 0, _findings(message)


def render_bytes(source, format="svg", **options):
    """Draws `source` and gives the file's bytes, for notebooks: IPython.display.SVG(cordon.render_bytes("map.toml"))."""
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"map.{format}"
        render(source, path, **options)
        return path.read_bytes()


def check(source):
    """All warnings and errors of `source`, each with its hints; draws nothing."""
    message = ctypes.create_string_buffer(_MESSAGE_BYTES)
    _library.cordon_check_file(os.fsencode(source), message, _MESSAGE_BYTES)
    return _findings(message)
