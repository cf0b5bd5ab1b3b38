"""Makes files as the tools of the trade make them, so that the tests read what users have."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

FIRST = "Negotiators from the two governments met for a third day on Tuesday and left without a statement, aides said."
SECOND = "The crossing has been closed since the shelling of 12 April, which each side blames on the other."
THIRD = "Traders in the border town of Kessab say that the closure has cost them most of the spring season."


def page(title: str = "Envoys leave Geneva without a deal", **meta: str) -> str:
    """A news page as WordPress themes build it."""
    given = {
        "og:title": title,
        "og:site_name": "The Levant Post",
        "og:url": "https://levantpost.example/world/envoys",
        "article:published_time": "2019-05-14T10:32:00+03:00",
        "author": "Layla Haddad",
        **meta,
    }
    tags = "".join(f'<meta property="{key}" name="{key}" content="{value}">' for key, value in given.items() if value)
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} - The Levant Post</title>{tags}'
        '<script>var x = "tracking";</script></head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World'
        f'</a></li></ul></nav><main><article><h1>{title}</h1><figure><img src="a.jpg"><figcaption>Trucks wait at the '
        f"crossing. (AFP)</figcaption></figure><p>{FIRST} {FIRST}</p><h2>No date</h2><p>{SECOND} {THIRD}</p><p>{THIRD} "
        f'{FIRST}</p></article></main><footer><p>Copyright 2019 The Levant Post</p><a href="/p">Privacy</a></footer>'
        "</body></html>"
    )


def feed() -> str:
    """RSS as WordPress writes it."""
    item = (
        "<item><title>Envoys &amp; aides leave</title><link>https://levantpost.example/{n}</link>"
        "<dc:creator><![CDATA[Layla Haddad]]></dc:creator><pubDate>Tue, 14 May 2019 07:32:00 +0000</pubDate>"
        '<category><![CDATA[World]]></category><guid isPermaLink="false">https://levantpost.example/?p={n}</guid>'
        "<description><![CDATA[<p>{first} [&#8230;]</p>]]></description>"
        "<content:encoded><![CDATA[<p>{first}</p>\n<p>{second}</p><p>The post <a href='x'>Envoys</a> appeared first on "
        "<a href='y'>Levant Post</a>.</p>]]></content:encoded></item>"
    )
    items = "".join(item.format(n=n, first=FIRST, second=f"{SECOND} Part {n}.") for n in (1, 2))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Levant Post</title><link>https://levantpost.example'
        f"</link><language>en-GB</language>{items}</channel></rss>"
    )


def pdf(pages: list[list[str]], title: str | None = None) -> bytes:
    """A PDF with one line of text under the other, as a browser prints it."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(
            "({}) Tj 0 -14 Td ".format(line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)"))
            for line in lines
        )
        stream = f"BT /F1 11 Tf 60 760 Td {shown}ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 "
            b"3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    info = b""
    if title:
        objects.append(f"<< /Title ({title}) /Producer (Skia/PDF) >>".encode())
        info = b" /Info %d 0 R" % len(objects)
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, info, start))
    return out.getvalue()


def warc(records: list[tuple[str, str, bytes]], *, packed: bool = True) -> bytes:
    """A crawl: for each (url, content type, body) a request and a response, as warcio and wget write them."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    out.write(b"")
    for url, kind, body in records:
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return out.getvalue()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def zip_bomb(path: Path, size: int) -> None:
    """A ZIP of a few megabytes that says, truly, that it unpacks to ``size`` bytes."""
    block = bytes(1 << 24)
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("report.txt", "w", force_zip64=True) as member,
    ):
        for _ in range(size // len(block)):
            member.write(block)


def gzipped(data: bytes | str) -> bytes:
    return gzip.compress(data.encode() if isinstance(data, str) else data, mtime=0)


def mail(subject: str = "Fwd: Envoys leave Geneva", body: str = f"{FIRST}\n\n{SECOND}") -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "Layla Haddad <layla@wire.example>"
    message["To"] = "desk@levantpost.example"
    message["Subject"] = subject
    message["Date"] = "Tue, 14 May 2019 10:32:00 +0300"
    message.set_content(body + "\n\n-- \nLayla Haddad\nWire Service\n")
    message.add_alternative(f"<html><body><p>{body}</p></body></html>", subtype="html")
    return message.as_bytes()
