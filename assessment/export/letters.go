package export

import (
	"context"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
)

// MostLetters is how many letters are made at once.
const MostLetters = 1000

// Addressee is one of many that a letter is made for. Nothing of it is kept but
// what stands in the files that are asked for.
type Addressee struct {
	Number string // of the appointment or the client, as the practice has it; names the file
	Name   string // set in the letter; may be empty
}

// Addressees reads a list that was pasted in: a number on each line and, behind a
// semicolon or a tab, a name. Its errors name the line: list-empty, list-long,
// list-line for what is no number of the practice's own, such as a BSN, and
// list-double.
func Addressees(list string) ([]Addressee, error) {
	var all []Addressee
	seen := map[string]int{}
	for i, line := range strings.Split(list, "\n") {
		number, name, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(line), "\t", ";"), ";")
		a := Addressee{Number: strings.TrimSpace(number), Name: strings.TrimSpace(name)}
		switch first := seen[a.Number]; {
		case a == Addressee{}:
			continue
		case consent.CheckNumber(a.Number) != nil:
			return nil, listError("list-line", i+1, 0)
		case first > 0:
			return nil, listError("list-double", i+1, first)
		}
		seen[a.Number] = i + 1
		if all = append(all, a); len(all) > MostLetters {
			return nil, listError("list-long", i+1, 0)
		}
	}
	if len(all) == 0 {
		return nil, listError("list-empty", 0, 0)
	}
	return all, nil
}

func listError(code string, line, first int) error {
	return &assessment.Error{Code: code, Params: map[string]string{"line": strconv.Itoa(line), "first": strconv.Itoa(first), "max": strconv.Itoa(MostLetters)}}
}

// ExportLetters makes the letter for each of many. What was made before one fails
// or ctx is cancelled stays, and is given beside the error.
func (e *Exporter) ExportLetters(ctx context.Context, r Request, to []Addressee, report func(Progress)) (files []File, err error) {
	if err := checkFolder(r.Folder); err != nil {
		return nil, err
	}
	r.Kinds = []Kind{Letter}
	for i, a := range to {
		report(Progress{Done: i, Total: len(to), Name: a.Number})
		made, err := e.letterTo(ctx, r, a)
		files = append(files, made...)
		if err != nil {
			return files, err
		}
	}
	report(Progress{Done: len(to), Total: len(to)})
	return files, nil
}

func (e *Exporter) letterTo(ctx context.Context, r Request, a Addressee) ([]File, error) {
	r.Number, r.Choices.To = a.Number, a.Name
	if a.Name == "" {
		r.Choices.To = a.Number
	}
	j, err := e.prepare(r)
	if err != nil {
		return nil, err
	}
	return e.all(ctx, r.Folder, j.papers, func(Progress) {})
}
