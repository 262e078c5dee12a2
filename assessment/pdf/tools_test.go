package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment/document"
)

// tool runs a program that knows PDF from elsewhere, or skips.
func tool(t *testing.T, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed (make test installs all but verapdf)", program)
	}
	var out, complaints bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Errorf("%s %s: %v\n%s%s", program, strings.Join(args, " "), err, &complaints, &out)
	}
	return out.String()
}

func onDisk(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestQpdfFindsNothingWrong(t *testing.T) {
	for label, doc := range samples() {
		t.Run(label, func(t *testing.T) {
			if out := tool(t, "qpdf", "--check", onDisk(t, written(t, doc))); !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Error(out)
			}
		})
	}
}

// TestVeraPDF asks the authority on archives and accessibility.
func TestVeraPDF(t *testing.T) {
	for label, doc := range samples() {
		for _, flavour := range []string{"3a", "ua1"} {
			t.Run(label+" "+flavour, func(t *testing.T) {
				out := tool(t, "verapdf", "--format", "text", "--flavour", flavour, onDisk(t, written(t, doc)))
				if !strings.HasPrefix(out, "PASS") {
					t.Error(out)
				}
			})
		}
	}
}

func TestFontsAreEmbeddedAndReadable(t *testing.T) {
	out := tool(t, "pdffonts", onDisk(t, written(t, sampleRecord())))
	for _, font := range []string{"NotoSans-Regular", "NotoSans-Bold"} {
		if !strings.Contains(out, font) {
			t.Errorf("no %s in\n%s", font, out)
		}
	}
	if strings.Count(out, "yes yes yes") != 3 { // with one for a name in Hebrew
		t.Errorf("a font is not embedded, not a subset or without characters:\n%s", out)
	}
}

func TestTextIsFound(t *testing.T) {
	out := tool(t, "pdftotext", onDisk(t, written(t, sampleRecord())), "-")
	for _, want := range []string{"Zoë Çelik, Łukasz Ğüneş, Đặng Thị, Αθηνά, Юлия", "🙂", "☐", "2026-0007, versie 2", "1 van 2"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestStructureIsRead(t *testing.T) {
	path := onDisk(t, written(t, sampleRecord()))
	out := strings.Join(strings.Fields(tool(t, "pdfinfo", "-struct-text", path)), " ")
	for _, want := range []string{
		`H1 (block) "Zoom Workplace Pro voor gesprekken met cliënten"`,
		`H2 (block) "Waarom toch, voor wie en hoe lang"`,
		`TR TH: /Scope /Row "Nummer" TD "2026-0007, versie 2"`,
		`/Summary (Punten die de uitkomst bepalen) TR TH: /Scope /Column "Punt"`,
		`Span (inline) "1 versleuteld nee"`,
		`L (block): /ListNumbering /Decimal LI (block) Lbl (block) "1." LBody (block) "Eerst aanzetten."`,
		`Αθηνά, Юлия;`, `zijn niet te zetten."`,
		`P (block) Span (inline) " " Span (inline) "Ik heb deze uitleg gelezen`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	if info := tool(t, "pdfinfo", path); !strings.Contains(info, "Tagged:          yes") || !strings.Contains(info, "Title:           Verslag: Zoom") {
		t.Error(info)
	}
}

func TestAttachmentIsDetached(t *testing.T) {
	doc := sampleRecord()
	path := onDisk(t, written(t, doc))
	saved := path + ".json"
	tool(t, "pdfdetach", "-save", "1", "-o", saved, path)
	if got := readFile(t, saved); !bytes.Equal(got, doc.Attachments[0].Content) {
		t.Errorf("%q", got)
	}
}

// TestReadsWhatOthersSavedAgain: with other cross-references, and with the
// objects in streams.
func TestReadsWhatOthersSavedAgain(t *testing.T) {
	doc := sampleRecord()
	path := onDisk(t, written(t, doc))
	for _, option := range []string{"--object-streams=generate", "--object-streams=disable", "--linearize", "--qdf", "--compress-streams=n"} {
		again := path + option
		tool(t, "qpdf", option, path, again)
		if err := asWritten(t, doc).Verify(readFile(t, again)); err != nil {
			t.Errorf("%s: %v", option, err)
		}
	}
	locked := path + ".locked"
	tool(t, "qpdf", "--encrypt", "user", "owner", "256", "--", path, locked)
	if _, err := Read(readFile(t, locked)); codeOf(err) != Encrypted {
		t.Errorf("locked: %v", err)
	}
}

// TestPagesShowTheirText compares what another program sees on the pages with
// what was given.
func TestPagesShowTheirText(t *testing.T) {
	doc := &document.Document{Title: "t", Lang: "nl", Created: created}
	long := strings.Repeat("Een zin van gemiddelde lengte over beeldbellen. ", 400)
	doc.Blocks = []document.Block{document.Paragraph{Text: long}}
	out := tool(t, "pdftotext", onDisk(t, written(t, doc)), "-")
	if got, want := len(strings.Fields(out)), len(strings.Fields(long)); got != want {
		t.Errorf("%d words of %d", got, want)
	}
}
