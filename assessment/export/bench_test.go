package export

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
)

// BenchmarkExport makes the record, or the letter, of so many assessments, each
// written, read back and checked. A file goes before the next comes, so that the
// folder stays small. heap-B is what is in use after the last one: it does not
// grow with their number. A thousand take a minute or so, which BENCH_MANY=1
// asks for.
func BenchmarkExport(b *testing.B) {
	for _, kind := range []Kind{Record, Letter} {
		for _, count := range []int{1, 10, 100, 1000} {
			b.Run(fmt.Sprintf("%s/%d", kind, count), func(b *testing.B) {
				if count > 100 && os.Getenv("BENCH_MANY") == "" {
					b.Skip("BENCH_MANY is not set")
				}
				benchmarkExport(b, kind, count)
			})
		}
	}
}

func benchmarkExport(b *testing.B, kind Kind, count int) {
	e, all := exporter(b), requests(b, kind)
	b.ReportAllocs()
	for b.Loop() {
		for i := range count {
			files, err := e.Export(b.Context(), all[i%len(all)], quiet)
			if err != nil {
				b.Fatal(err)
			}
			remove(files)
		}
	}
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapInuse), "heap-B")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*count), "ms/document")
	runtime.KeepAlive(all)
}

// requests ask for one kind of document of each example.
func requests(b *testing.B, kind Kind) []Request {
	names, err := exchange.Examples()
	if err != nil {
		b.Fatal(err)
	}
	var all []Request
	for _, name := range names {
		r := request(b, name)
		r.Kinds = []Kind{kind}
		all = append(all, r)
	}
	return all
}

// BenchmarkLibreOffice lets LibreOffice, where it is installed, make PDFs of the
// words of the first letter above: so many in one run of the program.
func BenchmarkLibreOffice(b *testing.B) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		b.Skip("LibreOffice is not installed")
	}
	files, err := exporter(b).Export(b.Context(), requests(b, Letter)[0], quiet)
	if err != nil {
		b.Fatal(err)
	}
	page := webPage(b, files[0].Path)
	for _, count := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("letter/%d", count), func(b *testing.B) {
			folder := b.TempDir()
			args := []string{"-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "pdf", "--outdir", folder}
			for i := range count {
				path := filepath.Join(folder, fmt.Sprintf("%d.html", i))
				if err := os.WriteFile(path, page, 0o600); err != nil {
					b.Fatal(err)
				}
				args = append(args, path)
			}
			for b.Loop() {
				if out, err := exec.CommandContext(b.Context(), office, args...).CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*count), "ms/document")
		})
	}
}

// webPage is the text of a PDF as a page that LibreOffice reads.
func webPage(b *testing.B, path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	contents, err := pdf.Read(data)
	if len(contents.Pages) == 0 {
		b.Fatalf("no text: %v", err)
	}
	var out bytes.Buffer
	out.WriteString("<!DOCTYPE html><meta charset=utf-8>")
	for _, text := range slices.Concat(contents.Pages...) {
		fmt.Fprintf(&out, "<p>%s</p>\n", html.EscapeString(text))
	}
	return out.Bytes()
}
