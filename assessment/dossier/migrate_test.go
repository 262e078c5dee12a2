package dossier

import (
	"path/filepath"
	"reflect"
	"testing"

	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/wholefile"
)

func TestTheDraftBecomesTheFirstDossier(t *testing.T) {
	to := newPath(t)
	if found, err := Migrate(to); found || err != nil {
		t.Fatalf("without a draft: %v %v", found, err)
	}
	draft, err := DefaultPath()
	if err != nil {
		t.Fatal(err)
	}
	d := sample(1)
	d.Comparisons = []grid.Comparison{{ID: "c"}}
	data, err := encode(draftFormat, d)
	if err != nil {
		t.Fatal(err)
	}
	old, err := OpenDraft(draft) // makes the folder
	if err != nil {
		t.Fatal(err)
	}
	old.Close()
	if err := wholefile.Replace(draft, data); err != nil {
		t.Fatal(err)
	}
	if found, err := Migrate(to); !found || err != nil {
		t.Fatalf("%v %v", found, err)
	}
	if exists(draft) || !exists(draft+migratedSuffix) {
		t.Error("the draft is not put aside")
	}
	s := opened(t, to, Options{})
	if got := item(t, s, d.Items[0].Key()); !reflect.DeepEqual(got, d.Items[0]) {
		t.Errorf("it became %+v", got)
	}
	var c grid.Comparison
	if found, err := s.Load(KindComparison, "c", &c); !found || err != nil || c.ID != "c" {
		t.Errorf("%v %v", c, err)
	}
	var practice Draft
	if found, err := s.Load(KindPractice, "", &practice); !found || err != nil || practice.Practice.Name != "Praktijk 1" {
		t.Errorf("%v %v", practice, err)
	}
	if !reflect.DeepEqual(s.Numbers(), []string{"2026-0007"}) {
		t.Errorf("numbers %v", s.Numbers())
	}
	if left, _ := filepath.Glob(draft + "*"); len(left) > 0 {
		t.Errorf("after the first opening there is still %v", left)
	}
	if found, err := Migrate(to); found || err != nil {
		t.Errorf("once more: %v %v", found, err)
	}
}
