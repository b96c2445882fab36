"""IPython as the learner's cells need it: outputs are kept in the notebook's own form, capped."""

from __future__ import annotations

import base64
import io
import itertools
import json
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

LARGEST = 400_000  # characters of one cell's outputs: in UTF-8 they fit into a frame's header
CUT = "... (the rest of the output is left out · 나머지 출력은 생략했습니다)\n"


class Outputs(list[dict[str, Any]]):
    """A cell's outputs. ``room``: how many more characters it may put out."""

    room = 0

    def add(self, output: dict[str, Any]) -> None:
        """Keep an output if there is room."""
        try:
            size = len(json.dumps(output, allow_nan=False))
        except (TypeError, ValueError) as error:  # a picture or metadata of some odd object
            output = {"output_type": "stream", "name": "stdout", "text": f"no output: {error}"}
            size = 100
        if size <= self.room:
            self.append(output)
        elif self.room > 0:
            self.append({"output_type": "stream", "name": "stdout", "text": CUT})
        self.room -= size


class Stream(io.TextIOBase):
    """Python's stdout or stderr."""

    def __init__(self, outputs: Outputs, name: str) -> None:
        self.outputs = outputs
        self.name = name

    def write(self, text: str) -> int:
        room = self.outputs.room
        if room > 0:
            kept = text if len(text) <= room else text[:room] + CUT
            self.outputs.append({"output_type": "stream", "name": self.name, "text": kept})
            self.outputs.room -= len(text) + 8  # or a million empty ones would cost nothing
        return len(text)


class Publisher(DisplayPublisher):
    """What `display` shows."""

    outputs: Outputs

    def publish(self, data: Any, metadata: Any = None, *others: Any, **named: Any) -> None:
        self.outputs.add(
            {"output_type": "display_data", "data": as_text(data), "metadata": metadata or {}}
        )

    def clear_output(self, wait: bool = False) -> None:
        self.outputs.clear()


class Hook(DisplayHook):
    """The value of a cell's last line."""

    outputs: Outputs

    def write_output_prompt(self) -> None:
        """No prompt: the notebook draws its own."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self.outputs.add(
            {
                "output_type": "execute_result",
                "execution_count": self.prompt_count,
                "data": as_text(format_dict),
                "metadata": md_dict or {},
            }
        )

    def finish_displayhook(self) -> None:
        """No newline after the value."""


class Shell(InteractiveShell):
    """IPython whose outputs are kept."""

    outputs: Outputs
    room = 0  # characters that the notebook may still put out
    displayhook_class = Type(Hook)

    def init_display_pub(self) -> None:
        self.outputs = Outputs()
        self.display_pub = Publisher(parent=self, shell=self)
        self.display_pub.outputs = self.outputs

    def init_displayhook(self) -> None:
        super().init_displayhook()
        self.displayhook.outputs = self.outputs

    def enable_gui(self, gui: Any = None) -> None:
        """No windows here."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        self.outputs.add(
            {
                "output_type": "error",
                "ename": etype.__name__,
                "evalue": str(evalue),
                "traceback": stb,
            }
        )

    def run(self, source: str) -> list[dict[str, Any]]:
        """Run a cell and return its outputs; an exception is one of them."""
        self.outputs.clear()
        self.outputs.room = given = min(self.room, LARGEST)
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = Stream(self.outputs, "stdout"), Stream(self.outputs, "stderr")
        try:
            self.run_cell(source, store_history=True)
        finally:
            sys.stdout, sys.stderr = before
            self.room -= given - max(self.outputs.room, 0)
        return joined(self.outputs)


def joined(outputs: Outputs) -> list[dict[str, Any]]:
    """The outputs, with what was printed piece by piece in one."""
    whole: list[dict[str, Any]] = []
    for kind, run in itertools.groupby(outputs, key=lambda o: (o["output_type"], o.get("name"))):
        if kind[0] == "stream":
            whole.append({**(pieces := list(run))[0], "text": "".join(p["text"] for p in pieces)})
        else:
            whole += run
    return whole


def make_shell() -> Shell:
    """A shell that keeps no history on disk, with figures inline."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "Linux"
    shell: Shell = Shell.instance(config=config, user_module=None)
    shell.enable_matplotlib("inline")
    return shell


def as_text(data: Any) -> dict[str, Any]:
    """A mime bundle in which pictures are base64, as notebooks store them."""
    return {
        str(kind): base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for kind, value in data.items()
    }
