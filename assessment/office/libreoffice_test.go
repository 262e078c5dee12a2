package office

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment/document"
)

// TestLibreOfficeOpens lets LibreOffice, where it is installed, make PDFs of .docx
// and .odt: all text is in them, each in the order in which it was written. One
// start of it does them all.
func TestLibreOfficeOpens(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	folder := t.TempDir()
	docs := map[string]*document.Document{
		"letter": sample(document.Letter, "nl"), "large": sample(document.Large, "en"), "arabic": arabic(),
	}
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(folder) + "/profile", "--headless", "--convert-to", "pdf", "--outdir", folder}
	for name, doc := range docs {
		for _, f := range []Format{DOCX, ODT} {
			path := filepath.Join(folder, name+"-"+string(f)+"."+string(f))
			if err := os.WriteFile(path, write(t, doc, f), 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, path)
		}
	}
	if out, err := exec.CommandContext(t.Context(), soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, doc := range docs {
		for _, f := range []Format{DOCX, ODT} {
			pages := pdfText(t, filepath.Join(folder, name+"-"+string(f)+".pdf"))
			for _, fault := range lacks(pages, doc) {
				t.Errorf("%s.%s: %s", name, f, fault)
			}
		}
	}
}

func arabic() *document.Document {
	doc := sample(document.Letter, "ar")
	doc.RTL = true
	doc.Blocks = []document.Block{
		document.Heading{Level: 1, Text: "اقرأ هذا من فضلك"},
		document.Paragraph{Text: "نحن نتصل بك عبر الفيديو"},
		document.List{Items: []string{"ابحث عن مكان"}},
	}
	return doc
}

// mark stands between pages.
const mark = "\uE000"

// pdfText is the text of each page, without the signs for its direction.
func pdfText(t *testing.T, path string) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "pdftotext", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(document.Sanitise(strings.ReplaceAll(string(out), "\f", mark)), mark), mark)
}

// lacks names what is not on the pages: a text; the foot with its fields filled in
// on one of them; the letterhead on the first, and nowhere else.
func lacks(pages []string, doc *document.Document) (faults []string) {
	all := bare(strings.Join(pages, ""))
	for _, text := range said(doc.Blocks) {
		for _, l := range strings.Split(text, "\n") {
			if !strings.Contains(all, bare(l)) {
				faults = append(faults, "no "+text)
			}
		}
	}
	for i, page := range pages {
		page = bare(page)
		number := bare(number(i+1) + " van " + number(len(pages)))
		for _, text := range []string{doc.Foot.Left, doc.Foot.Middle, doc.Mark, number} {
			if !strings.Contains(page, bare(text)) {
				faults = append(faults, "page "+number+" lacks "+text)
			}
		}
		if strings.Contains(page, bare(doc.Head.Left[0])) != (i == 0) {
			faults = append(faults, "the letterhead is not on page 1 alone")
		}
	}
	return faults
}
