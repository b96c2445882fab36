"""What a picture of a graph says, in words, for those who do not see it: English and Korean."""

from __future__ import annotations

from typing import Literal

from course_lib.drawing_picture import Edge, Picture

Language = Literal["en", "ko"]
_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "inputs": "Inputs: {items}.",
        "forward": "Forward: {items}.",
        "node": "{node} takes {inputs} and gives {outputs}",
        "groups": "Frames: {items}.",
        "backward": "Backward: {items}.",
        "received": "{node} receives {gradient}",
        "sent": "{node} sends {gradients}",
        "to": "{gradient} to {node}",
        "added": "where {value} forks, the parts meet as {gradient}",
    },
    "ko": {
        "inputs": "입력: {items}.",
        "forward": "순전파: {items}.",
        "node": "{node} 노드는 입력 {inputs}, 출력 {outputs}",
        "groups": "테두리: {items}.",
        "backward": "역전파: {items}.",
        "received": "{node} 쪽에서 온 값 {gradient}",
        "sent": "{node} 노드는 {gradients} 전달",
        "to": "{node} 쪽으로 {gradient}",
        "added": "{value} 갈림길에서 모인 값은 {gradient}",
    },
}


def describe(picture: Picture, language: Language) -> str:
    """Return everything that is written in the picture: inputs, forward steps, backward steps."""
    words = _WORDS[language]
    label = {point.id: point.label.replace("\n", " ") for point in picture.points}
    forks = {point.id for point in picture.points if point.kind == "fork"}
    into: dict[str, list[Edge]] = {id: [] for id in label}
    out: dict[str, list[Edge]] = {id: [] for id in label}
    for edge in picture.edges:
        into[edge.head].append(edge)
        out[edge.tail].append(edge)

    def one_line(text: str | None) -> str:
        return (text or "").replace("\n", " ")

    def value(edge: Edge) -> str:  # the edges that leave a fork carry what went into it
        if edge.tail in forks:
            return value(into[edge.tail][0])
        return one_line(edge.value) or label[edge.tail]

    def came_from(edge: Edge) -> str:
        return value(into[edge.tail][0]) if edge.tail in forks else label[edge.tail]

    inputs, forward, backward = [], [], []
    for point in picture.points:
        values = ", ".join(dict.fromkeys(value(edge) for edge in out[point.id]))
        if point.kind == "input":
            same = values == label[point.id]
            inputs.append(values if same else f"{label[point.id]} = {values}")
        elif point.kind in ("operator", "layer"):
            taken = ", ".join(value(edge) for edge in into[point.id])
            forward.append(words["node"].format(node=label[point.id], inputs=taken, outputs=values))
        elif point.kind == "output":
            end = value(into[point.id][0])
            if end != label[point.id]:
                forward.append(f"{label[point.id]} = {end}")
    for point in reversed(picture.points):
        arrived = [edge for edge in into[point.id] if edge.gradient is not None]
        if point.kind == "output":
            backward += [
                words["received"].format(node=label[point.id], gradient=one_line(e.gradient))
                for e in arrived
            ]
        elif point.kind == "fork":
            backward += [
                words["added"].format(value=value(e), gradient=one_line(e.gradient))
                for e in arrived
            ]
        elif arrived:
            sent = ", ".join(
                words["to"].format(gradient=one_line(e.gradient), node=came_from(e))
                for e in arrived
            )
            backward.append(words["sent"].format(node=label[point.id], gradients=sent))
    parts = {
        "inputs": inputs,
        "forward": forward,
        "backward": backward,
        "groups": [group.label for group in picture.groups],
    }
    return " ".join(
        words[heading].format(items="; ".join(items)) for heading, items in parts.items() if items
    )
