package desk

import (
	"reflect"
	"testing"
	"time"

	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/dossier"
)

// TestHistoryLines: what one person did shortly after another is one line.
func TestHistoryLines(t *testing.T) {
	entry := func(n int64, minute int, by string, path, from, to string) dossier.Entry {
		return dossier.Entry{Entry: n, What: dossier.WhatChanged, By: by, At: now.Add(time.Duration(minute) * time.Minute), Changes: []dossier.FieldChange{{Path: path, From: from, To: to}}}
	}
	lines := HistoryLines([]dossier.Entry{
		entry(9, 61, "A", "program.name", `"Zo"`, `"Zoom"`),
		entry(8, 60, "A", "program.name", "", `"Zo"`),
		entry(7, 59, "A", "seal", "", `"x"`),
		entry(5, 58, "B", "program.plan", "", `"Pro"`),
		entry(4, 10, "B", "program.plan", `"x"`, ""),
		entry(3, 9, "B", "program.plan", "", `"x"`),
		{Entry: 1, What: dossier.WhatCreated, By: "B", At: now},
	})
	if len(lines) != 3 {
		t.Fatalf("there are %d lines: %+v", len(lines), lines)
	}
	if l := lines[0]; !reflect.DeepEqual(l.Changes, []change.Change{{Path: "program.name", To: `"Zoom"`}}) || l.Before != 7 || l.By != "A" || !l.Until.Equal(now.Add(61*time.Minute)) {
		t.Errorf("the newest is %+v", l)
	}
	if l := lines[1]; l.Before != 4 || l.By != "B" {
		t.Errorf("the one before is %+v", l)
	}
	if l := lines[2]; l.What != dossier.WhatCreated || l.Before != 0 {
		t.Errorf("the first is %+v", l)
	}
}
