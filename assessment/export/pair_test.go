package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
)

func pairRequest(t *testing.T) PairRequest {
	t.Helper()
	one, err := exchange.Example("consumer")
	if err != nil {
		t.Fatal(err)
	}
	other, err := exchange.Example("care")
	if err != nil {
		t.Fatal(err)
	}
	return PairRequest{One: one, Other: other, Lang: "nl", Folder: t.TempDir(), Today: "2026-12-02"}
}

func TestExportOfAPair(t *testing.T) {
	r := pairRequest(t)
	file, err := exporter(t).ExportPair(t.Context(), r)
	if err != nil || file.Pages < 2 || filepath.Dir(file.Path) != r.Folder {
		t.Fatalf("%v: %+v", err, file)
	}
	if name := filepath.Base(file.Path); !strings.HasPrefix(name, "2026-12-02 ") || !strings.HasSuffix(name, "naast elkaar - vergelijking.pdf") {
		t.Errorf("it is called %s", name)
	}
	again, err := exporter(t).ExportPair(t.Context(), r)
	if err != nil || again.Path == file.Path {
		t.Errorf("%v: the first one is overwritten", err)
	}
}

func TestAPairThatCannotBeExported(t *testing.T) {
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for code, change := range map[string]func(*PairRequest) context.Context{
		"folder-missing":   func(r *PairRequest) context.Context { r.Folder += "x"; return t.Context() },
		"language-unknown": func(r *PairRequest) context.Context { r.Lang = "xx"; return t.Context() },
		"edition-unknown":  func(r *PairRequest) context.Context { r.Other.Editions.Questions = "1999"; return t.Context() },
		"":                 func(*PairRequest) context.Context { return stopped },
	} {
		r := pairRequest(t)
		ctx := change(&r)
		_, err := exporter(t).ExportPair(ctx, r)
		var e *assessment.Error
		if err == nil || code != "" && (!errors.As(err, &e) || e.Code != code) {
			t.Errorf("%s: %v", code, err)
		}
		if left, _ := os.ReadDir(r.Folder); len(left) > 0 {
			t.Errorf("%s: it leaves %v", code, left)
		}
	}
}

// The record of a next version tells what changed; its data stay as they are.
func TestTheVersionBeforeIsTold(t *testing.T) {
	r := request(t, "consumer")
	was := r.Assessment
	next, err := assessment.NextVersion(was, "2026-12-01")
	if err != nil {
		t.Fatal(err)
	}
	r.Assessment, r.Sealed, r.Kinds = next, nil, []Kind{Record}
	without := run(t, r)[0]
	r.Previous = &was
	if with := run(t, r)[0]; with.Bytes <= without.Bytes {
		t.Errorf("with the version before it has %d bytes, and %d without", with.Bytes, without.Bytes)
	}
}
