package dossier

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// Damage is a part of a dossier that is not as it was written.
type Damage struct {
	Part    string // what it is in
	Key     string // of the assessment that it belongs to; empty for none
	Program string // what a person knows that by
	Name    string // of an evidence file
}

// What a damage is in.
const (
	PartAssessment = "assessment"
	PartHistory    = "history"
	PartEvidence   = "evidence"
	PartOther      = "other"
)

// label is what a person knows a damaged part by; empty where it has no name.
func (d Damage) label() string {
	if d.Program == "" || d.Name == "" {
		return cmp.Or(d.Program, d.Name)
	}
	return d.Program + ": " + d.Name
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
		var labels []string
		for _, d := range of.damages {
			labels = append(labels, d.label())
		}
		all = append(all, &assessment.Error{Code: of.code, Params: map[string]string{"file": path, "parts": list(labels)}})
	}
	return all
}

// tell gives what was found its names, and marks the rows of what is damaged.
func (c *Check) tell() {
	s := c.s
	s.mu.Lock()
	defer s.mu.Unlock()
	programs := map[string]string{}
	for _, row := range s.rows {
		programs[row.Key] = row.Program
	}
	for _, damages := range [][]Damage{c.found.Mended, c.found.Lost} {
		for i := range damages {
			damages[i].Program = cmp.Or(damages[i].Program, programs[damages[i].Key])
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
