"""What a learner made, made harmless, without a browser."""

import base64
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters import ansi2html
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from autograders.inert import inert_html, inert_markdown, inert_outputs, inert_text
from autograders.inert.text import LEFT_OUT, PROSE_ROOM
from autograders.notebooks import NOTEBOOKS

ATTACKS = (Path(__file__).parent / "attacks.txt").read_text().split("\n%%\n")[1:]
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and the rest").decode()
ROOM = 1_000_000
# What prose and attacks are made of, to be put together in any order.
PIECES = re.findall(r"\w+|\s+|[^\w\s]{1,3}|[^\w\s]", "\n".join(ATTACKS))
TANGLES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(ATTACKS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
KINDS = st.sampled_from(
    ["text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/svg+xml"]
)
NEARLY_OUTPUTS = st.fixed_dictionaries(
    {"output_type": st.sampled_from(["stream", "error", "display_data", "execute_result"]) | JSON},
    optional={
        "name": st.sampled_from(["stdout", "stderr"]) | JSON,
        "text": JSON,
        "ename": JSON,
        "evalue": JSON,
        "traceback": st.lists(st.text()) | JSON,
        "data": st.dictionaries(KINDS | st.text(), JSON, max_size=3) | JSON,
        "metadata": st.dictionaries(KINDS, JSON, max_size=2) | JSON,
        "execution_count": JSON,
    },
)


class Seen(HTMLParser):
    """The tags with their attributes, and the text, that a page of HTML has."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self.other = [], "", ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.other += data

    handle_decl = handle_pi = unknown_decl = handle_comment


def shown(data, metadata=None):
    """What is left of an output with this data."""
    output = {"output_type": "display_data", "data": data, "metadata": metadata or {}}
    return [made["data"] for made in inert_outputs([output], ROOM)]


def is_quiet(html):
    """Whether prose as nbconvert renders it has no tag but those of markdown, and safe links."""
    tags = "a blockquote br code del dd dl dt em h1 h2 h3 h4 h5 h6 hr input li ol p pre span strong"
    known = {*tags.split(), "table", "tbody", "td", "th", "thead", "tr", "ul", "div"}
    seen = Seen(html)
    links = [attrs.get("href", "#") for _, attrs in seen.tags]
    names = {name for _, attrs in seen.tags for name in attrs}
    return (
        {tag for tag, _ in seen.tags} <= known
        and all(link.startswith(("http://", "https://", "#")) for link in links)
        and names
        <= {"href", "title", "class", "id", "style", "start", "type", "disabled"} | {"checked"}
        and not seen.other
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_prose_has_only_the_tags_of_markdown(attack):
    """Does nbconvert make nothing of an attack but the tags that markdown stands for?"""
    assert is_quiet(markdown2html_mistune(inert_markdown(attack)))


@given(TANGLES | st.text())
def test_tangled_prose_has_only_the_tags_of_markdown(source):
    """Is that so for their pieces in any order, and does a second time change nothing?"""
    inert = inert_markdown(source)
    assert is_quiet(markdown2html_mistune(inert))
    assert inert_markdown(inert) == inert
    assert inert_text(inert_text(source)) == inert_text(source)


@given(TANGLES | st.text())
def test_tangled_html_reads_the_same_again(source):
    """Is sanitized HTML what another parser sees in it too, with safe attributes only?"""
    html = inert_html(source) or ""
    assert html == (inert_html(html) or "")
    for _, attributes in Seen(html).tags:
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("src", "data:image/").startswith("data:image/")
        assert attributes.get("href", "https://").startswith(("https://", "http://"))


@given(st.lists(NEARLY_OUTPUTS | JSON, max_size=5) | JSON, st.integers(-1, 2_000))
def test_any_json_gives_outputs_that_nbformat_takes(outputs, room):
    """Does no input raise, is every result valid, within its room, and the same the second time?"""
    inert = inert_outputs(outputs, room)
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.from_dict(output) for output in inert])
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]), relax_add_props=False)
    assert len(json.dumps(inert, ensure_ascii=False)) <= 2 * max(room, 0) + 200
    assert inert_outputs(inert, room) == inert
    json.dumps(inert).encode("ascii")
    assert not re.search("[\ud800-\udfff]", str(inert))


def test_what_is_ordinary_in_prose_stays():
    """Are markdown, formulas, code and links left as they are?"""
    ordinary = (
        "# A title\n\n**bold** and *slanted*, a < b & c > d, 3 <4, R&D\n\n- one\n- two [x][1]\n\n"
        "$\\frac{\\partial L}{\\partial x} < 1 \\quad a & b \\\\ \\left( x \\right)$\n\n"
        "`x[0] = f(y)`\n\n```python\ndef f(x):\n    return x[1:] @ w\n```\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted [web](https://a.test/?q=1&r=2) [x](#below)\n"
        "\n[1]: https://a.test\n"
    )
    assert inert_markdown(ordinary) == ordinary


def test_what_could_act_stays_readable():
    """Is a space all that is added in code and formulas?"""
    source = "`<div>` $x<y$ `a[0](x)` `&amp;` \\href ![x](y) ```mermaid"
    told = "`< div>` $x< y$ `a[0] (x)` `& amp;` \\ href ! [x] (y) ```text mermaid"
    assert inert_markdown(source) == told


def test_no_command_of_mathjax_is_left_where_it_could_be_read():
    """Is every command that acts broken, also behind more backslashes, and no other one?"""
    names = "href url class style cssId data bbox mmlToken unicode require def let newcommand"
    for name in [*names.split(), "renewenvironment", "DeclareMathOperator", "htmlClass", "gdef"]:
        for text in (f"${'{}'}$", f"\\${'{}'}\\$", "\\\\[{}\\\\]", "<b>{}</b>"):
            source = text.format(rf"\{name}{{x}} \\{name}1")
            for inert in (inert_markdown(source), inert_text(source), inert_html(source) or ""):
                assert not re.search(rf"\\{name}(?![A-Za-z])", inert)
    kept = r"\left \define \styled \newline \frac{\delta}{\dataset} \classes"
    assert inert_text(kept) == kept


def test_long_prose_is_cut_with_a_word():
    """Does prose that a renderer would sit on for minutes end with a word that there was more?"""
    for source in ("\\begin{a}" * 50_000, "![" * 15_000, "a" * PROSE_ROOM + "b", "&lt;" * 6_000):
        inert = inert_markdown(source)
        assert len(inert) <= PROSE_ROOM and inert.endswith(LEFT_OUT)
        assert inert_markdown(inert) == inert


def unnamed(tags):
    """Tags without the classes that only a removed style sheet speaks of."""
    return [(tag, {k: v for k, v in about.items() if k != "class"}) for tag, about in tags]


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*/*.ipynb")), ids=lambda path: path.stem)
def test_the_course_s_own_outputs_look_the_same(path):
    """Do the reports, drawings and figures of the chapters keep all that can be seen of them?

    Of a graph to step through, its picture and its sentences are left, as in an untrusted notebook.
    """
    notebook = nbformat.read(path, as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert outputs
    for before, after in zip(outputs, inert_outputs(outputs, ROOM), strict=True):
        if html := before.get("data", {}).get("text/html"):
            still = re.sub(r"<style>.*?</style>|<iframe.*?</iframe>", "", html, flags=re.DOTALL)
            old, new = Seen(still), Seen(after["data"].pop("text/html"))
            assert (new.tags, new.text) == (unnamed(old.tags), old.text)
            del before["data"]["text/html"]
        before.get("data", {}).update(
            {k: v.replace("\n", "") for k, v in before.get("data", {}).items() if k == "image/png"}
        )
        assert after == before


def test_pictures_must_be_pictures():
    """Is base64 that is none, or of another kind of file, dropped, and the rest written anew?"""
    assert shown({"image/png": f"\n{PNG[:8]}\n{PNG[8:]}\n"}) == [{"image/png": PNG}]
    jpeg = base64.b64encode(b"\xff\xd8\xff\xe0").decode()
    for data in (jpeg, PNG + '"', PNG[:-1], f'"><script>{PNG}', "", "é", PNG + "\0", b"x".hex()):
        assert shown({"image/png": data}) == []
    assert shown({"image/jpeg": jpeg}) == [{"image/jpeg": jpeg}]
    assert shown({"image/gif": base64.b64encode(b"GIF89a;").decode()}) != []


def test_svg_becomes_an_image():
    """Does an SVG stay to be seen, in an <img>, with its text alternative?"""
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>한글</text></svg>'
    data = base64.b64encode(svg.encode()).decode()
    (made,) = shown({"image/svg+xml": svg, "text/plain": 'a "graph" <b>'})
    ((tag, attributes),) = Seen(made["text/html"]).tags
    assert (tag, attributes["alt"]) == ("img", 'a "graph" <b>')
    assert attributes["src"] == f"data:image/svg+xml;base64,{data}"
    assert "image/svg+xml" not in made
    assert shown({"image/svg+xml": '<!DOCTYPE x [<!ENTITY a "b">]><svg/>'}) == []


def test_only_sizes_are_kept_of_metadata():
    """Are width and height kept when they are whole numbers, and all else dropped?"""

    def kept(metadata):
        output = {"output_type": "display_data", "data": {"image/png": PNG}, "metadata": metadata}
        return inert_outputs([output], ROOM)[0]["metadata"]["image/png"] if metadata else {}

    assert kept({"image/png": {"width": 300, "height": 20, "unconfined": True}}) == {
        "width": 300,
        "height": 20,
    }
    for size in ("1 onerror=x", True, -1, 10**9, 2.5, None, [3]):
        assert kept({"image/png": {"width": size, "height": 1}}) == {"height": 1}


def test_styles_cannot_leave_their_place_or_fetch():
    """Which declarations stay?"""
    good = "color:#1a7f37;padding:.4em 1em;border-left:4px solid red;margin:0;height:auto"
    assert f'style="{good}"' in inert_html(f'<p style="{good}">x</p>')
    for bad in (
        "position:fixed", "margin:-9em", "margin-top:-1px", "height:0", "font-size:9em",
        "color:url(x)", "list-style:url(x)", "background:red", "color:var(--x)", "display:none",
        "color:r\\65 d", "color:red/**/", "transform:none", "color:red!important", "float:left",
    ):  # fmt: skip
        assert "style" not in inert_html(f'<p style="{bad}">x</p>'), bad


def test_colours_stay_and_other_controls_go():
    """Does nbconvert read every colour that is left, and are other controls gone?"""
    traceback = "\x1b[0;31mValueError\x1b[0m: \x1b[38;5;28;01mx\x1b[39m\t한글\n"
    (made,) = inert_outputs([{"output_type": "stream", "name": "stdout", "text": traceback}], ROOM)
    assert made["text"] == traceback
    ends = ["38", "48", "1;38", "038", "38;2;1", "9" * 5000, "38;5", ";;", "?25"]
    text = "".join(f"\x1b[{end}m" for end in ends)
    text += "\x1b]8;;https://x\x07\x1b[2J\0\x08\x9b1mé\ud800\r"
    (made,) = inert_outputs([{"output_type": "stream", "name": "stdout", "text": text}], ROOM)
    assert re.sub(r"\x1b\[[0-9;]*m", "", made["text"]) == "1mé\N{REPLACEMENT CHARACTER}\n"
    ansi2html(made["text"])


def test_what_only_a_program_shows_is_dropped():
    """Do widgets and scripts go, and is their plain text left?"""
    for kind in ("application/javascript", "application/vnd.jupyter.widget-view+json", "text/HTML"):
        assert shown({kind: "x", "text/plain": "said"}) == [{"text/plain": "said"}]
        assert shown({kind: {"model_id": "x"}}) == []
    assert shown({"text/html": "<script>x</script>", "text/plain": "a"}) == [{"text/plain": "a"}]


def test_room_is_kept_and_the_loss_told():
    """Is a text cut, a picture dropped whole, and a last output there to say so, only then?"""
    stream = {"output_type": "stream", "name": "stdout", "text": "x" * 500}
    assert inert_outputs([stream], 600) == [stream]
    cut, note = inert_outputs([stream], 300)
    assert (cut["text"], note["text"]) == ("x" * 200, LEFT_OUT + "\n")
    picture = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * 900}}
    assert inert_outputs([picture], 300) == [note]
    assert inert_outputs([{**stream, "text": "\n"}] * 1_000, 1_000)[-1] == note
    assert inert_outputs([], 0) == []


def test_html_that_would_swell_is_not_read():
    """Is HTML that makes a parser build gigabytes, or that nests without end, dropped?"""
    opened = "".join(f'<b style="color:#{n:06}"><p>' for n in range(5_000))
    assert inert_html(opened) is None
    assert inert_html("<div>" * 100_000) is None
    assert inert_html("<div>" * 4_000) is not None
