package exchange

import (
	"cmp"
	"io"
	"maps"
	"reflect"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/plaintext"
)

// The envelope of a practice's own statements about a program.
const (
	StatementsFormat  = "beeldbeltoets/statements"
	StatementsVersion = 1
)

// statementsForm is the form of statements that are handed over.
var statementsForm = newForm(StatementsFormat, "schema/statements-1.schema.json")

// OwnStatements are statements about a program as they are handed over.
type OwnStatements struct {
	Program    string                             `json:"program"`
	By         string                             `json:"by"` // who hands them over
	Statements map[string]assessment.OwnStatement `json:"statements"`
}

type statementsEnvelope struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	OwnStatements
}

// OwnStatementsOf are those of an assessment that are whole, handed over by somebody, or
// by the practice where nobody is named.
func OwnStatementsOf(a *assessment.Assessment, by string) OwnStatements {
	statements := maps.Clone(a.OwnStatements)
	maps.DeleteFunc(statements, func(_ string, s assessment.OwnStatement) bool { return !s.Whole() })
	return OwnStatements{Program: a.Program.Name, By: cmp.Or(by, a.Practice.Name, a.Assessor.Name, a.Assessor.Function), Statements: statements}
}

// WriteOwnStatements returns the canonical JSON of statements, and refuses what
// [ReadOwnStatements] would.
func WriteOwnStatements(s OwnStatements) ([]byte, error) {
	s = composed(reflect.ValueOf(s), plaintext.Line).Interface().(OwnStatements)
	return statementsForm.write(statementsEnvelope{StatementsFormat, StatementsVersion, s})
}

// ReadOwnStatements takes statements in, as strictly as [Read] does an assessment.
func ReadOwnStatements(r io.Reader) (OwnStatements, error) {
	var e statementsEnvelope
	if err := statementsForm.read(r, &e); err != nil {
		return OwnStatements{}, err
	}
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		return OwnStatements{}, err
	}
	s := composed(reflect.ValueOf(e.OwnStatements), plaintext.Line).Interface().(OwnStatements)
	k := &idCheck{c: c}
	for _, id := range slices.Sorted(maps.Keys(s.Statements)) {
		k.named("statements."+id+".places", s.Statements[id].Places, c.OwnPlaces())
	}
	return s, k.err
}
