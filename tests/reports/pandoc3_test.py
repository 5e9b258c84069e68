#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The filter in pandoc 3, and what it makes for Typst: pandoc3_test.py PROGRAM SOURCE

pandoc 3 is not in Debian 12; the npm package pandoc-wasm is the whole program, but it cannot start
others. So the filter runs twice: the first time its jobs are written down, then `cordon batch` does
them, the second time it finds them done. Skipped, with one line, without node or the package.
"""
import glob
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

PROGRAM, SOURCE = sys.argv[1:3]
HERE = os.path.join(SOURCE, "tests/reports")
ALT = "Map: Reported attacks on the fuel roads to Bamako. It shows"

# In place of what the package lacks: programs, and folders outside the current one.
PRELUDE = """
pandoc.system.with_temporary_directory = function(_, work) return work(".") end
pandoc.pipe = function(_, arguments)
  if not io.open("done", "rb") then error({error_code = 9, output = "not drawn yet"}) end
  return ""
end
"""


class Pandoc3(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = tempfile.mkdtemp(prefix="cordon-")
        cls.addClassCleanup(shutil.rmtree, cls.root)
        shutil.copytree(os.path.join(SOURCE, "examples/bamako-2025"), os.path.join(cls.root, "bamako-2025"))
        cls.folder = os.path.join(cls.root, "report")
        shutil.copytree(os.path.join(SOURCE, "examples/report"), cls.folder)
        with open(os.path.join(SOURCE, "integrations/pandoc/cordon.lua"), encoding="utf-8") as lua:
            cls.put("filter.lua", PRELUDE + lua.read())

    @classmethod
    def put(cls, name, text):
        with open(os.path.join(cls.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def pandoc(self, options):
        return subprocess.run(["node", os.path.join(HERE, "pandoc3.mjs"), json.dumps(options)], cwd=self.folder,
                              text=True, capture_output=True)

    def remove(self, *patterns):
        for pattern in patterns:
            for file in glob.glob(self.path(pattern)):
                os.remove(file)

    def tearDown(self):
        keep = os.environ.get("CORDON_KEEP")
        if keep:
            shutil.copytree(self.folder, keep, dirs_exist_ok=True)

    def convert(self, output, source="report.md", **more):
        """Both runs and the maps between them; what the second one said."""
        options = {"from": "markdown", "input-files": [source], "output-file": output, "standalone": True,
                   "filters": ["filter.lua"], "metadata": {"cordon-cache": "false"}}
        options.update(more)
        self.remove("[0-9]*.*", "done", "jobs", output)
        first = self.pandoc(options)
        self.assertNotIn("Error running filter", first.stderr + first.stdout)
        self.remove(output)
        drawn = subprocess.run([PROGRAM, "batch", "jobs", "--results", "."], cwd=self.folder, text=True,
                               capture_output=True, env=dict(os.environ, CORDON_DATA=SOURCE))
        self.put("done", f"{drawn.returncode}\n")
        self.remove("[0-9]*.toml", "jobs")  # the package does not write over files
        second = self.pandoc(options)
        self.assertNotIn("Error running filter", second.stderr + second.stdout)
        self.assertEqual(second.returncode, 0, second.stderr)
        return second.stderr

    def test_html_has_figures(self):
        self.convert("report.html", to="html")
        page = html.unescape(self.read("report.html"))
        self.assertEqual(len(re.findall(r"<figure[^>]*>\s*<img\s+src=\"cordon-maps/[^\"]*\.svg\"", page)), 2)
        self.assertIn('id="fig:roads"', page)
        self.assertIn(ALT, page)
        self.assertIn("Attacks were reported west and north-west", page)
        self.assertRegex(page, r"<figcaption[^>]*>[^<]*(<p>)?.*<em>last week</em>\s+of\s+October")
        self.assertEqual(len(glob.glob(self.path("cordon-maps/*.svg"))), 2)

    def office(self, output, inside, name):
        self.convert(output)
        with zipfile.ZipFile(self.path(output)) as package:
            media = [name for name in package.namelist() if re.search(r"\.(png|svg)$", name)]
            text = html.unescape("".join(package.read(part).decode() for part in package.namelist()
                                         if re.search(inside, part)))
        self.assertGreaterEqual(len(media), 2, media)
        self.assertTrue(all(file.endswith(".png") for file in media if "thumb" not in file.lower()), media)
        if name != "ODT":  # its writer knows no alternative texts
            self.assertIn(ALT, text, name + " lost the alternative text")
        self.assertIn("Sources: RFI", text, name + " lost the caption")

    def test_word_has_figures_with_captions_and_alternative_texts(self):
        self.office("report.docx", r"word/document\.xml", "DOCX")

    def test_slides_have_them_too(self):
        self.office("report.pptx", r"ppt/slides/slide\d+\.xml", "PPTX")

    def test_books_have_them_too(self):
        self.office("report.epub", r"\.xhtml$", "EPUB")

    def test_open_document_has_figures_with_captions(self):
        self.office("report.odt", r"content\.xml", "ODT")

    def test_typst_draws_what_pandoc_writes(self):
        self.convert("report.typ", to="typst")
        text = self.read("report.typ")
        self.assertEqual(len(re.findall(r"image\(\"cordon-maps/[^\"]*\.svg\"", text)), 2, text)
        done = subprocess.run(["node", os.path.join(HERE, "typst.mjs"), "compile", "report.typ", "report-typst.pdf"],
                              cwd=self.folder, text=True, capture_output=True)
        if done.returncode == 77:
            self.skipTest(done.stdout.strip())
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        if shutil.which("pdftotext"):
            words = subprocess.run(["pdftotext", self.path("report-typst.pdf"), "-"], capture_output=True,
                                   text=True, check=True).stdout
            self.assertIn("BAMAKO", words)

    def test_an_error_stands_in_the_document(self):
        self.put("bad.md", "```{.cordon #fig:bad}\n[map]\ntitel = 1\n```\n\nThe end.\n")
        said = self.convert("bad.html", "bad.md", to="html")
        page = html.unescape(self.read("bad.html"))
        self.assertIn("Map not drawn (fig:bad)", page)
        self.assertIn("did you mean 'title'", page)
        self.assertIn("The end.", page)
        self.assertIn("fig:bad", said)


if shutil.which("node") is None:
    print("skipped: node is not installed")
    sys.exit(77)
probe = subprocess.run(["node", os.path.join(HERE, "pandoc3.mjs"), '{"from": "markdown", "to": "html"}'],
                       text=True, capture_output=True, stdin=subprocess.DEVNULL, cwd="/var/empty" if
                       os.path.isdir("/var/empty") else tempfile.gettempdir())
if probe.returncode == 77:
    print(probe.stdout, end="")
    sys.exit(77)
unittest.main(argv=sys.argv[:1])
