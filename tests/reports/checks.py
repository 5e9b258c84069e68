# SPDX-License-Identifier: MIT
"""What must have come out of each section of docs/reports.md."""
import html
import os
import re
import shutil
import subprocess
import zipfile

ALT = "Map: Reported attacks on the fuel roads to Bamako. It shows"


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def need(condition, what):
    if not condition:
        raise SystemExit("wrong: " + what)


def has(folder, *names):
    for name in names:
        need(os.path.getsize(os.path.join(folder, name)) > 0, name + " is empty or missing")


def pdf_images(path):
    """Number of bitmaps in a PDF; 0 where pdfimages is not installed."""
    if shutil.which("pdfimages") is None:
        return 0
    listing = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True, check=True)
    return max(0, len(listing.stdout.splitlines()) - 2)


def check_pandoc(folder):
    page = html.unescape(read(folder, "report.html"))
    sources = re.findall(r'<img\s+src="(cordon-maps/[^"]*\.svg)"', page)
    need(len(sources) == 2, "report.html does not have two figures")
    has(folder, *sources)
    need(ALT in page, "report.html has no alternative text of the map")
    need("Attacks were reported west and north-west" in page, "report.html lost the given alt")
    need("<em>last week</em> of October" in page, "report.html lost the given caption")
    need('id="fig:roads"' in page, "report.html has no id")
    with zipfile.ZipFile(os.path.join(folder, "report.docx")) as docx:
        text = html.unescape(docx.read("word/document.xml").decode())
        media = [name for name in docx.namelist() if name.startswith("word/media/")]
    need(len(media) == 2 and all(name.endswith(".png") for name in media), "media of report.docx")
    need('descr="' + ALT in text, "report.docx has no alternative text of the map")
    need("Sources: RFI" in text, "report.docx has no caption of the map")
    with zipfile.ZipFile(os.path.join(folder, "report.odt")) as odt:
        need(sum(name.startswith("Pictures/") for name in odt.namelist()) >= 2, "report.odt")
    for name in ("report.pdf", "report-web.pdf"):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            need(pdf_images(path) == 0, name + " holds bitmaps")


def check(title, folder):
    if title.startswith("Words"):
        has(folder, "roads.pdf", "roads.json", "roads.caption.txt")
        need(read(folder, "roads.alt.txt").startswith(ALT), "roads.alt.txt")
    elif title.startswith("Pandoc"):
        check_pandoc(folder)
    elif title.startswith("LaTeX"):
        has(folder, "article.pdf")
        need(pdf_images(os.path.join(folder, "article.pdf")) == 0, "article.pdf holds bitmaps")
    elif title.startswith("Word and"):
        has(folder, "word/report.pdf")
    elif title.startswith("Jupyter"):
        page = html.unescape(read(folder, "map.html"))
        need("data:image/png;base64," in page, "map.html has no picture")
        need(ALT in page, "map.html has no alternative text")
    elif title.startswith("Sphinx"):
        page = read(folder, "html/index.html")
        need("_images/roads.svg" in page, "the page of Sphinx has no picture")
        need("Sources: RFI" in page, "the page of Sphinx has no caption")
    elif title.startswith("Asciidoctor"):
        need('src="roads.svg"' in read(folder, "roads.html"), "roads.html has no picture")
    elif title.startswith("Atlas"):
        has(folder, "maps/Kati.png", "maps/Bougouni.json", "maps/Kayes.alt.txt")
