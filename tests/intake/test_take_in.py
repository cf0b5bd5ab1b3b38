"""Files as their producers make them go in; reports and rejections come out, each in its place."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dragoman.intake import Limits, take_in
from dragoman.records import Rejection, Report

from .makers import FIRST, SECOND, THIRD, feed, gzipped, mail, page, pdf, warc, zip_bomb, zipped


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def one(path: Path, **limits: int | float) -> Report:
    found = list(take_in(path, limits=Limits(**limits)))  # type: ignore[arg-type]
    assert len(found) == 1, found
    assert isinstance(found[0], Report), found[0]
    return found[0]


def refused(path: Path, **limits: int | float) -> Rejection:
    found = list(take_in(path, limits=Limits(**limits)))  # type: ignore[arg-type]
    assert len(found) == 1, found
    assert isinstance(found[0], Rejection), found[0]
    assert "\n" not in found[0].file + found[0].reason + found[0].hint
    return found[0]


# ---------------------------------------------------------------- formats


def test_plain_text_with_front_matter(tmp_path: Path) -> None:
    text = f"---\ntitle: Envoys leave\nsource: The Wire\ndate: 2019-05-14\ndesk: world\n---\n{FIRST}\n\n{SECOND}\n"
    report = one(put(tmp_path, "a.txt", text))
    assert (report.title, report.outlet, report.published) == ("Envoys leave", "The Wire", "2019-05-14")
    assert report.published_from == "metadata"
    assert report.metadata == {"desk": "world"}
    assert report.text == f"Envoys leave\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("sidecar", ["a.json", "a.txt.json", "a.yaml"])
def test_a_sidecar_gives_metadata_and_is_no_report(tmp_path: Path, sidecar: str) -> None:
    put(tmp_path, "a.txt", FIRST)
    put(tmp_path, sidecar, json.dumps({"outlet": "The Wire", "publishedAt": "2019-05-14T10:00:00Z", "topic": ["war"]}))
    for given in (tmp_path, tmp_path / "a.txt"):
        report = one(given)
        assert (report.outlet, report.published) == ("The Wire", "2019-05-14T10:00:00+00:00")
        assert report.metadata == {"topic": '["war"]'}
        assert report.file == "a.txt"


def test_a_broken_sidecar_is_named_and_its_text_is_read(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", FIRST)
    put(tmp_path, "a.json", "{broken")
    rejection, report = list(take_in(tmp_path))
    assert isinstance(rejection, Rejection)
    assert rejection.file.endswith("a.json")
    assert isinstance(report, Report)


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    story = f"**GENEVA** (Reuters) - [{FIRST}](https://x.example)"
    text = f"# Envoys leave\n\n{story}\n\n## No date\n\n> {SECOND}\n\n![a](b.jpg)\n"
    report = one(put(tmp_path, "a.md", text))
    assert report.title == "Envoys leave"
    assert report.metadata == {"agency": "Reuters"}
    assert [p.kind for p in report.parts] == ["title", "dateline", "body", "heading", "body"]
    assert report.parts[2].span.cut(report.text) == FIRST


def test_wrapped_text_is_put_together_again(tmp_path: Path) -> None:
    import textwrap

    paragraphs = [f"{FIRST} {SECOND}", f"{THIRD} {FIRST}", SECOND]
    report = one(put(tmp_path, "a.txt", "\n\n".join(textwrap.fill(p, 66) for p in paragraphs)))
    assert [p.span.cut(report.text) for p in report.parts] == paragraphs


def test_a_page_gives_its_story_and_its_metadata(tmp_path: Path) -> None:
    report = one(put(tmp_path, "a.html", page()))
    assert report.title == "Envoys leave Geneva without a deal"
    assert report.outlet == "The Levant Post"
    assert report.byline == "Layla Haddad"
    assert report.published == "2019-05-14T10:32:00+03:00"
    assert report.url == "https://levantpost.example/world/envoys"
    assert report.language == "en"
    assert "Home" not in report.text
    assert "Copyright" not in report.text
    assert [p.span.cut(report.text) for p in report.parts if p.kind == "heading"] == ["No date"]
    assert f"{SECOND} {THIRD}" in [p.span.cut(report.text) for p in report.parts if p.kind == "body"]
    assert [p.span.cut(report.text) for p in report.parts if p.kind == "caption"] == [
        "Trucks wait at the crossing. (AFP)"
    ]
    assert [p.span.cut(report.text) for p in report.parts if p.kind == "credit"] == ["(AFP)"]


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Army repels smugglers – Sahel News Agency", "Sahel News Agency"),
        ("Four killed in border clash-Xinhua", "Xinhua"),
        ("Army repels smugglers | World", None),
        ("Army repels smugglers", None),
    ],
)
def test_a_page_without_metadata_is_of_the_outlet_that_ends_its_title(
    tmp_path: Path, title: str, outlet: str | None
) -> None:
    markup = (
        f"<html><head><title>{title}</title></head><body><h1>Army repels smugglers</h1><p>{FIRST}</p></body></html>"
    )
    assert one(put(tmp_path, "a.html", markup)).outlet == outlet


def test_an_agency_stamps_its_page_with_the_day(tmp_path: Path) -> None:
    markup = f"<html><body><h1>Four killed</h1><p>PTI | Updated: May 14, 2019 10:32 IST</p><p>{FIRST}</p></body></html>"
    report = one(put(tmp_path, "a.html", markup))
    assert (report.published, report.published_from) == ("2019-05-14T10:32:00", "text")
    assert report.metadata["agency"] == "Press Trust of India"


def test_a_page_in_another_encoding_is_decoded_by_what_it_declares(tmp_path: Path) -> None:
    text = page(title="Премьер прибыл").replace('charset="utf-8"', 'charset="windows-1251"')
    assert one(put(tmp_path, "a.html", text.encode("cp1251"))).title == "Премьер прибыл"


def test_a_feed_gives_a_report_for_each_entry(tmp_path: Path) -> None:
    first, second = (r for r in take_in(put(tmp_path, "feed.xml", feed())) if isinstance(r, Report))
    assert (first.title, first.outlet, first.byline) == ("Envoys & aides leave", "Levant Post", "Layla Haddad")
    assert (first.published, first.url) == ("2019-05-14T07:32:00+00:00", "https://levantpost.example/1")
    assert first.file == "feed.xml:1"
    assert [p.kind for p in first.parts] == ["title", "body", "body", "boilerplate"]
    assert first.id != second.id


RECORDS = [
    ({"title": "T", "authors": ["Jane Doe", "Omar Nasser"], "publish_date": "2019-05-14 10:00:00", "text": FIRST,
      "source_url": "https://wire.example/1", "top_image": ""}, "newspaper3k"),
    ({"title": "T", "author": "Jane Doe; Omar Nasser", "hostname": "wire.example", "date": "2019-05-14",
    "raw_text": FIRST,
      "text": FIRST, "language": None, "fingerprint": "ab"}, "trafilatura"),
    ({"title": "T", "maintext": FIRST, "date_publish": "2019-05-14 00:00:00", "source_domain": "wire.example",
      "authors": [], "language": "en"}, "news-please"),
    ({"source": {"id": None, "name": "The Wire"}, "author": None, "title": "T", "publishedAt": "2019-05-14T10:00:00Z",
      "content": FIRST}, "NewsAPI"),
    ({"@type": "NewsArticle", "headline": "T", "articleBody": FIRST, "datePublished": "2019-05-14",
      "publisher": {"@type": "Organization", "name": "The Wire"}, "author": [{"name": "Jane Doe"}]}, "schema.org"),
    ({"event_text": FIRST, "pub_date": "20190514", "publisher": "The Wire", "headline": "T"}, "NGEC"),
]  # fmt: skip


@pytest.mark.parametrize("record", [r for r, _ in RECORDS], ids=[tool for _, tool in RECORDS])
def test_records_of_other_tools(tmp_path: Path, record: dict[str, object]) -> None:
    for name in ("a.jsonl", "a.json"):
        report = one(put(tmp_path, name, json.dumps(record) + "\n"))
        assert report.title == "T"
        assert report.text == f"T\n\n{FIRST}"
        assert (report.published or "").startswith("2019-05-14")
        assert report.outlet in ("The Wire", "wire.example", None)


def test_a_broken_line_costs_itself_only(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": FIRST}),
        '{"text": "cut o',
        json.dumps({"title": "no text"}),
        json.dumps({"text": SECOND}),
    ]
    found = list(take_in(put(tmp_path, "a.jsonl", "\n".join(lines))))
    assert [(type(item).__name__, (item.file or "").rpartition("a.jsonl")[2]) for item in found] == [
        ("Report", ":1"), ("Rejection", ":2"), ("Rejection", ":3"), ("Report", ":4"),
    ]  # fmt: skip


def test_markup_in_a_record_is_taken_off(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", json.dumps({"content": f"<p>{FIRST}</p><script>x()</script><p>A &amp; B met.</p>"}))
    assert one(path).text == f"{FIRST}\n\nA & B met."


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.tsv", "\t"), ("a.csv", ";")])
def test_tables_with_gdelt_columns(tmp_path: Path, name: str, mark: str) -> None:
    import csv
    import io

    out = io.StringIO()
    rows = csv.writer(out, delimiter=mark)
    rows.writerow(["GLOBALEVENTID", "SQLDATE", "SOURCEURL", "domain", "seendate", "title", "text", "language"])
    rows.writerow(
        ["1", "20190514", "https://w.example/1", "w.example", "20190514103000", "T", f"{FIRST}\n\n{SECOND}", "English"]
    )
    report = one(put(tmp_path, name, out.getvalue()))
    assert (report.outlet, report.published, report.language) == ("w.example", "2019-05-14T10:30:00+00:00", "en")
    assert report.metadata == {"GLOBALEVENTID": "1", "SQLDATE": "20190514"}
    assert report.text == f"T\n\n{FIRST}\n\n{SECOND}"


def test_a_table_without_a_text_column_says_what_it_has(tmp_path: Path) -> None:
    rejection = refused(put(tmp_path, "a.csv", "id,actor\n1,TUR\n"))
    assert "id, actor" in rejection.reason
    assert "maintext" in rejection.hint


def test_a_mail(tmp_path: Path) -> None:
    report = one(put(tmp_path, "a.eml", mail()))
    assert (report.title, report.byline, report.published) == (
        "Envoys leave Geneva",
        "Layla Haddad",
        "2019-05-14T10:32:00+03:00",
    )
    assert report.text == f"Envoys leave Geneva\n\n{FIRST}\n\n{SECOND}"


def test_a_mailbox_gives_each_of_its_mails(tmp_path: Path) -> None:
    mark = b"From desk@levantpost.example Tue May 14 10:32:00 2019\n"
    second = mail().replace(SECOND.encode(), b">From " + THIRD.encode())
    boxed = put(tmp_path, "export", mark + mail() + b"\n" + mark + second)
    found = list(take_in(boxed))
    assert [item.file for item in found if isinstance(item, Report)] == ["export:1", "export:2"]
    assert isinstance(found[0], Report)
    assert found[0].text == one(put(tmp_path, "a.eml", mail())).text


def test_a_feed_in_json_names_its_outlet(tmp_path: Path) -> None:
    item = {"title": "Envoys leave", "content_html": f"<p>{FIRST}</p>", "authors": [{"name": "Layla Haddad"}]}
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "Levant Post", "items": [item]}
    report = one(put(tmp_path, "feed.json", json.dumps(told)))
    assert (report.outlet, report.byline) == ("Levant Post", "Layla Haddad")


def test_a_pdf_is_read_in_paragraphs_over_its_pages(tmp_path: Path) -> None:
    head = "The Levant Post - 14 May 2019"
    pages = [
        [head, "Envoys leave Geneva without a deal", "Negotiators from the two govern-",
        "ments met for a third day on Tuesday and left",
         "without a statement, aides of both the delegations told", "reporters.", "1"],
        [head, "The crossing has been closed since the shelling of 12",
        "April, which each side blames on the other.", "2"],
        [head, "Traders in the border town say that the closure has cost", "them most of the spring season.", "3"],
    ]  # fmt: skip
    report = one(put(tmp_path, "a.pdf", pdf(pages, "Envoys leave Geneva without a deal")))
    assert report.title == "Envoys leave Geneva without a deal"
    assert [p.span.cut(report.text) for p in report.parts if p.kind == "body"] == [
        "Negotiators from the two governments met for a third day on Tuesday and left without a statement, "
        "aides of both the "
        "delegations told reporters.",
        "The crossing has been closed since the shelling of 12 April, which each side blames on the other.",
        "Traders in the border town say that the closure has cost them most of the spring season.",
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_gives_its_pages_by_address(tmp_path: Path, packed: bool) -> None:
    data = warc(
        [
            ("https://l.example/a", "text/html; charset=utf-8", page(**{"og:url": ""}).encode()),
            ("https://l.example/p.png", "image/png", b"\x89PNG"),
            ("https://l.example/b", "text/html", page(title="Second round opens").encode()),
        ],
        packed=packed,
    )
    first, second = take_in(put(tmp_path, "crawl.warc.gz" if packed else "crawl.warc", data))
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.file or "").endswith(":https://l.example/a")
    assert first.url == "https://l.example/a"
    assert second.title == "Second round opens"


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {
        "b/a.html": page(),
        "a.txt": FIRST,
        "a.json": '{"outlet": "The Wire"}',
        "__MACOSX/x": "y",
        "c.zip": zipped({"d.txt": SECOND}),
    }
    found = list(take_in(put(tmp_path, "batch.zip", zipped(members))))
    assert [item.file for item in found] == ["batch.zip/a.txt", "batch.zip/b/a.html", "batch.zip/c.zip/d.txt"]
    assert isinstance(found[0], Report)
    assert found[0].outlet == "The Wire"


def test_packed_files(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.txt.gz", gzipped(FIRST))).file == "a.txt.gz"
    assert one(put(tmp_path, "a.jsonl.gz", gzipped(json.dumps({"text": SECOND})))).file == "a.jsonl.gz:1"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import types

    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(json.dumps({"text": FIRST}).encode())))
    (report,) = take_in("-")
    assert isinstance(report, Report)
    assert (report.file, report.text) == ("stdin", FIRST)


# ---------------------------------------------------------------- folders


def test_a_folder_is_read_in_the_order_of_names_without_what_is_hidden_or_ignored(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "drafts/x.txt", "b/old_1.txt", "z.tmp"):
        put(tmp_path, name, f"{FIRST} {name}")
    put(tmp_path, ".dragomanignore", "# not these\ndrafts/\nold_*\n*.tmp\n")
    assert [item.file for item in take_in(tmp_path)] == ["a.txt", "1.txt", "2.txt"]


def test_the_same_folder_elsewhere_gives_the_same_reports(tmp_path: Path) -> None:
    for where in ("x", "far/away"):
        put(tmp_path, f"{where}/a.html", page())
        put(tmp_path, f"{where}/b.zip", zipped({"c.txt": SECOND}))
    assert list(take_in(tmp_path / "x")) == list(take_in(tmp_path / "far/away"))


def test_the_id_is_of_what_is_said_and_not_of_the_file(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.txt", FIRST)).id == one(put(tmp_path, "b.txt", FIRST + "\r\n")).id
    assert one(put(tmp_path, "a.txt", FIRST)).id != one(put(tmp_path, "c.txt", SECOND)).id


# ---------------------------------------------------------------- bad input


def test_each_bad_file_is_one_clear_line_and_the_rest_is_unharmed(tmp_path: Path) -> None:
    put(tmp_path, "a_good.txt", FIRST)
    put(tmp_path, "binary.txt", bytes(range(256)) * 40)
    put(tmp_path, "broken.pdf", pdf([[FIRST]])[:200])
    put(tmp_path, "cut.gz", gzipped(FIRST * 50)[:-30])
    put(tmp_path, "cut.zip", zipped({"a.txt": FIRST})[:-30])
    put(tmp_path, "empty.html", "")
    put(tmp_path, "empty.txt", "  \n")
    put(tmp_path, "image.txt", b"\x89PNG\r\n\x1a\n" + bytes(100))
    put(tmp_path, "long.txt", "and then " * 600_000)
    put(tmp_path, "lost.txt", "The ministr\ufffd of d\ufffdfence s\ufffdid on M\ufffdnday that.")
    put(tmp_path, "notjson.json", "[1, 2")
    put(tmp_path, "office.docx", zipped({"[Content_Types].xml": "x", "word/document.xml": "x"}))
    put(tmp_path, "page.html", "<html><body>" + "<p>x</p>" * 6_300_000)
    put(tmp_path, "z_good.html", page())
    os.symlink("loop", tmp_path / "loop")
    os.symlink(".", tmp_path / "self")
    os.mkfifo(tmp_path / "pipe")
    found = list(take_in([tmp_path, tmp_path / "missing.txt"]))
    good = [item.file for item in found if isinstance(item, Report)]
    bad = {Path(item.file).name: item.reason for item in found if isinstance(item, Rejection)}
    assert good == ["a_good.txt", "z_good.html"]
    wanted = {
        "binary.txt": "binary", "broken.pdf": "damaged", "cut.gz": "damaged", "cut.zip": "damaged",
        "empty.html": "empty",
        "empty.txt": "empty", "image.txt": "PNG", "long.txt": "1,000,000 characters", "lost.txt": "damaged",
        "notjson.json": "not JSON", "office.docx": "Office", "page.html": "50.4 MB", "loop": "circle",
        "self": "back to a folder",
        "pipe": "pipe", "missing.txt": "no such file",
    }  # fmt: skip
    assert set(bad) == set(wanted)
    for name, words in wanted.items():
        assert words in bad[name], (name, bad[name])


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("404 Not Found", "<p>The page you requested could not be found.</p>", "instead of the page"),
        ("Just a moment...", "<p>Checking your browser before you go on.</p>", "instead of the page"),
        ("Access Denied", "<p>You don't have permission to access this server.</p>", "instead of the page"),
        ("Levant Post", "<p>Please enable JavaScript to view this page.</p>", "instead of the page"),
        ("World | Levant Post", "".join(f"<li><a href=/{n}>Envoys leave for round {n}</a></li>" for n in range(30)),
        "holds no story"),
    ],
)  # fmt: skip
def test_what_is_no_story_is_no_report(tmp_path: Path, title: str, body: str, words: str) -> None:
    markup = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    assert words in refused(put(tmp_path, "a.html", markup)).reason


def test_a_story_may_be_told_under_such_a_title(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.html", page("Access denied"))).title == "Access denied"


def test_a_quotation_mark_that_is_never_closed_takes_no_rows_with_it(tmp_path: Path) -> None:
    rows = f'title,text\nEnvoys,"{FIRST}\n\n{SECOND}"\nTraders,"{THIRD}\nBorder,{SECOND}\n'
    good, bad = take_in(put(tmp_path, "a.csv", rows))
    assert isinstance(good, Report)
    assert isinstance(bad, Rejection)
    assert "never closed" in bad.reason


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, opened = put(tmp_path, "a.txt", FIRST), Path.open

    def deny(self: Path, *args: object, **kwargs: object) -> object:
        if self == secret:
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)  # type: ignore[call-overload]

    put(tmp_path, "b.txt", SECOND)
    monkeypatch.setattr(Path, "open", deny)
    first, second = take_in(tmp_path)
    assert isinstance(first, Rejection)
    assert "permission" in first.reason
    assert isinstance(second, Report)


def test_members_that_climb_out_are_refused_and_the_others_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.zip", zipped({"../../etc/x.txt": FIRST, "/abs.txt": FIRST, "ok.txt": SECOND}))
    found = list(take_in(path))
    assert [type(item).__name__ for item in found] == ["Rejection", "Rejection", "Report"]
    assert not (tmp_path.parent / "etc").exists()


def test_bombs_are_refused_before_they_unpack(tmp_path: Path) -> None:
    zip_bomb(tmp_path / "bomb.zip", 200_000_000)
    assert "times its size" in refused(tmp_path / "bomb.zip").reason
    assert "unpacks to" in refused(tmp_path / "bomb.zip", unpacked_bytes=1_000_000).reason
    put(tmp_path, "bomb.txt.gz", gzipped(bytes(60_000_000)))
    assert "times its size" in refused(tmp_path / "bomb.txt.gz").reason


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = zipped({"a.txt": FIRST})
    for _ in range(5):
        data = zipped({"a.zip": data})
    assert "archives" in refused(put(tmp_path, "a.zip", data)).reason


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("“Zażółć,” he said — in Łódź.".encode("utf-16"), "“Zażółć,” he said — in Łódź."),
        ("“Très bien,” he said — in the café.".encode("cp1252"), "“Très bien,” he said — in the café."),
        (b"\xef\xbb\xbf" + "Le Caire, déjà.".encode(), "Le Caire, déjà."),
        ("“Naïve,” he said.".encode().decode("cp1252", "replace").replace("\ufffd",
        "\x9d").encode(), "“Naïve,” he said."),
        ("Премьер-министр прибыл в Дамаск и встретился там с главой правительства.".encode("cp1251"), "Дамаск"),
        ("e\u0301lite\r\nforces\x00 \u200bmoved".encode(), "élite\nforces moved"),
        ("“Not before the vote,” he said in the café".encode()[:-1], "“Not before the vote,” he said in the caf"),
        (b"He met them in a caf\xe9", "He met them in a café"),
        (b"\x1b[1;31mMinisters\x1b[0m met in Geneva.", "Ministers met in Geneva."),
        ("The ﬁrst oﬃcial ﬂew out.".encode(), "The first official flew out."),
        ("Kosovo´s army met Borrellʼs office, ´armed´.".encode(), "Kosovo’s army met Borrell’s office, ´armed´."),
    ],
)  # fmt: skip
def test_encodings_come_out_right(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in one(put(tmp_path, "a.txt", data)).text


def test_another_language_is_told(tmp_path: Path) -> None:
    arabic = "قال المتحدث باسم الحكومة يوم الثلاثاء إن المفاوضات بين الجانبين سوف تستأنف الأسبوع المقبل في جنيف."
    assert one(put(tmp_path, "a.txt", arabic)).language == "ar"
    assert one(put(tmp_path, "b.jsonl", json.dumps({"text": arabic, "language": "en"}))).language == "ar"
    assert one(put(tmp_path, "c.txt", FIRST)).language == "en"
    assert one(put(tmp_path, "d.txt", "Aleppo")).language is None
    assert one(put(tmp_path, "e.txt", "漁民が港を封鎖した。警察によると、土曜日のことである。")).language == "ja"
