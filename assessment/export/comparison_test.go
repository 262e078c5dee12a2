package export

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/pdf"
)

func comparisonRequest(t *testing.T) ComparisonRequest {
	t.Helper()
	g, err := grid.Load(grid.Current)
	if err != nil {
		t.Fatal(err)
	}
	return ComparisonRequest{Comparison: g.Example.Clone(), Lang: "nl", Kinds: ComparisonKinds, Folder: t.TempDir(), Today: today}
}

func TestExportOfAComparison(t *testing.T) {
	r := comparisonRequest(t)
	for round := range 2 {
		files, err := exporter(t).ExportComparison(t.Context(), r, quiet)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range ComparisonKinds {
			f := files[i]
			info, err := os.Stat(f.Path)
			if err != nil || f.Kind != want || filepath.Ext(f.Path) != "."+string(want) || info.Size() != f.Bytes {
				t.Errorf("%+v, %v", f, err)
			}
			if second := strings.Contains(f.Path, " (2)"); second != (round == 1) {
				t.Errorf("round %d wrote %s", round, f.Path)
			}
		}
		if files[0].Pages < 3 {
			t.Errorf("%d pages", files[0].Pages)
		}
		data, err := os.ReadFile(files[0].Path)
		if err != nil {
			t.Fatal(err)
		}
		contents, err := pdf.Read(data)
		if err != nil || len(contents.Attachments) != 1 || contents.Attachments[0].Name != exchange.ComparisonName {
			t.Fatalf("%+v, %v", contents.Attachments, err)
		}
		back, _, err := exchange.ReadComparison(bytes.NewReader(contents.Attachments[0].Content))
		if err != nil || len(back.Programs) != len(r.Comparison.Programs) {
			t.Errorf("%v", err)
		}
	}
}

func TestAComparisonThatCannotBeExported(t *testing.T) {
	r := comparisonRequest(t)
	r.Comparison.Programs[1].Name = r.Comparison.Programs[0].Name
	_, err := exporter(t).ExportComparison(t.Context(), r, quiet)
	var e *assessment.Error
	if !errors.As(err, &e) || e.Code != "grid-program-twice" {
		t.Errorf("%v", err)
	}
	r = comparisonRequest(t)
	ctx, cancel := context.WithCancel(t.Context())
	_, err = exporter(t).ExportComparison(ctx, r, func(p Progress) {
		if p.Done == 2 {
			cancel()
		}
	})
	left, _ := os.ReadDir(r.Folder)
	if !errors.Is(err, context.Canceled) || len(left) != 0 {
		t.Errorf("%v leaves %v", err, left)
	}
}
