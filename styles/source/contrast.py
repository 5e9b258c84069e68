# SPDX-License-Identifier: MIT
"""Contrast of two colours (WCAG 2.2, relative luminance) and colours made to reach one."""


def channels(color):
    return [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]


def luminance(color):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    """1 (equal) to 21 (black on white)."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(a, b, share_of_b):
    parts = [round(255 * (x + (y - x) * share_of_b)) for x, y in zip(channels(a), channels(b))]
    return "#" + "".join(f"{part:02x}" for part in parts)


def with_contrast(color, toward, ground, wanted):
    """`color` mixed with `toward` until its contrast to `ground` is `wanted` or as near as 1/256 of the way comes, not below."""
    steps = 256
    mixes = [mixed(color, toward, i / steps) for i in range(steps + 1)]
    reached = [mix for mix in mixes if contrast(mix, ground) >= wanted]
    return min(reached, key=lambda mix: contrast(mix, ground)) if reached else max(mixes, key=lambda mix: contrast(mix, ground))
