package dossier

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// Damage is a part of a dossier that is not as it was written.
type Damage struct {
	Part    string // what it is in: one of those below, or the kind of what is kept
	Key     string // of the assessment that it belongs to; empty for none
	Program string // what a person knows that by
	Number  string // else
	Created assessment.Date
	Name    string // of an evidence file, a comparison, or a number that was given
}

// What a damage is in, beside the kinds of what is kept.
const (
	PartAssessment = kindAssessment
	PartHistory    = "history"
	PartEvidence   = "evidence"
	PartStates     = "states"  // which states of the dossier there were
	PartFile       = "file"    // the file itself
	PartMissing    = "missing" // what was there, and nobody can tell any more
)

// of adds what a person knows an assessment by.
func (d Damage) of(row register.Row) Damage {
	d.Program, d.Number, d.Created = cmp.Or(d.Program, row.Program), cmp.Or(d.Number, row.Number), cmp.Or(d.Created, row.Created)
	return d
}

// part is a damage as it is named in a sentence.
func (d Damage) part() assessment.Part {
	code := d.Part
	if code == kindNumber {
		code = "given" // a part with a number is another thing
	}
	if d.Name == "" && (code == PartEvidence || code == KindComparison || code == "given") {
		code += "-unnamed"
	}
	params := map[string]string{"program": d.Program, "number": d.Number, "date": string(d.Created), "name": d.Name}
	maps.DeleteFunc(params, func(_, value string) bool { return value == "" })
	return assessment.Part{Code: code, Params: params}
}

func partsOf(damages []Damage) []assessment.Part {
	parts := make([]assessment.Part, 0, len(damages))
	for _, d := range damages {
		parts = append(parts, d.part())
	}
	return parts
}

// Findings are what a check found.
type Findings struct {
	Mended []Damage // as it was written again
	Lost   []Damage // no copy has it whole

	rebuilt error // what is told where the file itself was made anew
}

// Notices say what was found: with code "dossier-mended" what is whole again, and
// with "dossier-lost" what no copy has whole.
func (f Findings) Notices(path string) (all []error) {
	if f.rebuilt != nil {
		return []error{f.rebuilt}
	}
	for _, of := range []struct {
		code    string
		damages []Damage
	}{{"dossier-mended", f.Mended}, {"dossier-lost", f.Lost}} {
		if len(of.damages) == 0 {
			continue
		}
		all = append(all, &assessment.Error{Code: of.code, Params: map[string]string{"file": path},
			Parts: map[string][]assessment.Part{"parts": partsOf(of.damages)}})
	}
	return all
}

// TellsLoss reports whether a notice tells of something that can no longer be read.
func TellsLoss(notice error) bool {
	e, is := errors.AsType[*assessment.Error](notice)
	return is && (len(e.Parts["lost"]) > 0 || slices.Contains([]string{lastPart, lastLost}, e.Code))
}

// tell names what was found, and marks the rows of what is damaged.
func (c *Check) tell() {
	s := c.s
	s.mu.Lock()
	defer s.mu.Unlock()
	rows := map[string]register.Row{}
	for _, row := range s.rows {
		rows[row.Key] = row
	}
	for _, damages := range [][]Damage{c.found.Mended, c.found.Lost} {
		for i := range damages {
			damages[i] = damages[i].of(rows[damages[i].Key])
		}
	}
	for _, d := range c.found.Mended {
		if d.Part == PartAssessment {
			delete(s.lost, d.Key)
		}
	}
	for _, d := range c.found.Lost {
		if d.Part == PartAssessment {
			s.lost[d.Key] = d.Program
			s.rows = markDamaged(s.rows, d.Key, d.Program)
		}
	}
}

// markDamaged marks the row of an assessment that cannot be read. Where its summary
// cannot either, one comes in its place with what is known.
func markDamaged(rows []register.Row, key, program string) []register.Row {
	i := slices.IndexFunc(rows, func(r register.Row) bool { return r.Key == key })
	if i < 0 {
		rows, i = append(rows, bareRow(key, program)), len(rows)
	}
	rows[i].Damaged = true
	return rows
}

// bareRow is the row of an assessment of which no more than its key is known.
func bareRow(key, program string) register.Row {
	id, version, _ := strings.Cut(key, "/")
	n, _ := strconv.Atoi(version)
	return register.Row{Key: key, ID: id, Version: n, Program: program}
}
