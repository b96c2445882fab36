"""The HTML of `course_lib.play`: a page of its own inside the output, and a list to fall back on.

The page is a row of radio buttons, which the arrow keys move through in every browser, and a style
sheet that shows what belongs to the chosen one. It stands in an ``<iframe srcdoc>``: the keys do
not reach the notebook, whose command mode uses them too, and no style leaks in or out. Where
JupyterLab does not trust a notebook it strips the iframe and the style sheet; what they hid,
the finished picture and all sentences as a list, is then what there is to read. It is also
what is printed.
"""

from __future__ import annotations

import math
from base64 import b64encode
from hashlib import sha256
from html import escape

from .drawing_layout import SIZE, text_width
from .drawing_picture import ACCENT, INK
from .language import language, tr
from .play_svg import Scene

_NARROWEST, _USUAL = 600, 760  # pixels across: what the sentences need; a notebook's column
_STYLE = f"""
body{{margin:0;padding:8px;background:#fff;color:{INK};font:16px/1.45 sans-serif;
word-break:keep-all}}
h1,p{{margin:0;font-size:1em}}.p{{margin-top:8px;overflow:hidden}}svg{{display:block;height:auto}}
.h{{visibility:hidden}}.c{{display:grid}}.c>div{{grid-area:1/1}}
b{{margin:0 .5em}}small,span{{font-size:13px}}span{{margin:0 4px 0 8px}}
input{{margin:2px;width:15px;height:15px;vertical-align:middle;accent-color:{ACCENT}}}
input:focus-visible{{outline:3px solid {ACCENT};outline-offset:2px}}
label{{display:inline-block;padding:1px 10px;border:1px solid {INK};border-radius:6px;
cursor:pointer;user-select:none}}label.x{{opacity:.35;cursor:default}}
"""


def page(scene: Scene, name: str, title: str) -> str:
    """Return the HTML that a notebook shows."""
    steps = scene.steps
    inside = _inside(scene, name, title)
    key = "play-" + sha256(inside.encode()).hexdigest()[:10]  # no other output hides this one's
    across, high = scene.size
    least = scene.smallest[1]
    width = max(_NARROWEST, across + 18)
    shown = min(width, _USUAL) - 18  # what the rows of text above the picture are reckoned with
    lines = math.ceil(max(text_width(step.sentence) for step in steps) * 16 / SIZE * 0.85 / shown)
    rows = math.ceil((len(steps) * 19 + 260) / shown)
    text = 23 * (rows + lines + bool(title)) + 31 + 28
    style = (
        f"@media screen{{.{key}{{display:none}}.{key}~div{{max-width:{width}px}}"
        f".{key}~div>div{{position:relative;"
        f"padding-bottom:calc(max({least}px,min({high}px,{100 * high / across:.1f}%)) + {text}px)}}"
        f".{key}~div iframe{{position:absolute;width:100%;height:100%;border:1px solid #cbd5e1;"
        f"border-radius:6px;box-sizing:border-box}}}}@media print{{.{key}~div{{display:none}}}}"
    )
    image = b64encode(scene.svg(name, finished=True).encode()).decode()
    items = "".join(f"<li>{escape(step.sentence)}</li>" for step in steps)
    inner = escape(inside, quote=False).replace('"', "&quot;")  # within it stand ' only
    heading = f"<p><strong>{escape(title)}</strong></p>" if title else ""
    return (
        f'<div><style>{style}</style><div class="{key}">{heading}'
        f'<img src="data:image/svg+xml;base64,{image}" alt="{escape(name)}" '
        f'style="max-width:100%;height:auto"><ol>{items}</ol></div>'
        f'<div><div><iframe sandbox="" title="{escape(name)}" srcdoc="{inner}"></iframe>'
        "</div></div></div>"
    )


def _inside(scene: Scene, name: str, title: str) -> str:
    """The page inside the iframe. The buttons come first: CSS looks only forward, at siblings."""
    steps, count = scene.steps, len(scene.steps)
    numbers = [tr("Step {k} of {n}", k=k, n=count) for k in range(1, count + 1)]
    back, on = tr("Back"), tr("Next")
    keys = tr("The arrow keys move from step to step.")
    phases = {"forward": tr("Forward"), "backward": tr("Backward"), "as one": tr("As one node")}
    hint = f"<small>{keys}</small>"
    style = _STYLE + _camera(scene)
    buttons = captions = ""
    for k, step in enumerate(steps, 1):
        style += (
            f"#s{k}:checked~*{{--x:{scene.middle(step)}px}}#s{k}:checked~* .o{k},"
            f"#s{k}:checked~* .a{k},#s{k}~:checked~* .a{k}{{visibility:visible}}"
        )
        if step.phase == "as one":
            style += (
                f"#s{k}:checked~* .k{{visibility:hidden}}#s{k}:checked~* svg{{{_whole(scene)}}}"
            )
        if k == 1 or step.phase != steps[k - 2].phase:
            buttons += f"<span>{phases[step.phase]}</span>"
        spoken = escape(f"{numbers[k - 1]}. {step.sentence}")
        checked = " checked" if k == 1 else ""
        buttons += f"<input type='radio' name='s' id='s{k}' aria-label='{spoken}'{checked}>"
        captions += (
            f"<div class='h o{k}'><p>{_label(max(k - 1, 1), f'◀ {back}', k == 1)} "
            f"{_label(min(k + 1, count), f'{on} ▶', k == count)}<b>{numbers[k - 1]}</b>"
            f"{hint if k == 1 else ''}</p><p>{escape(step.sentence)}</p></div>"
        )
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    return (
        f"<!doctype html><html lang='{language()}'><meta charset='utf-8'><title>{escape(name)}"
        f"</title><style>{style}</style><section aria-label='{escape(name)}'>{heading}{buttons}"
        f"<div class='c'>{captions}</div>"
        f"<div class='p'>{scene.svg(name)}</div></section></html>"
    )


def _label(step: int, text: str, off: bool) -> str:
    """A button for the mouse that chooses a step; the radio buttons are for the keyboard."""
    return f"<label for='s{step}' aria-hidden='true'{' class=x' if off else ''}>{text}</label>"


def _camera(scene: Scene) -> str:
    """Style: a picture as wide as there is room. One too wide to read so moves to each step."""
    least, most = scene.smallest[0], scene.size[0]
    return (
        f"svg{{width:min(100%,{most}px);min-width:{least}px;"
        f"margin-left:min({_centred(scene)},max(100% - {least}px,50% - var(--x)))}}"
        "@media(prefers-reduced-motion:no-preference){svg{transition:margin-left .3s}}"
    )


def _whole(scene: Scene) -> str:
    """Style: all of the picture, however small."""
    return f"min-width:0;margin-left:{_centred(scene)}"


def _centred(scene: Scene) -> str:
    return f"max(0px,(100% - {scene.size[0]}px)/2)"
