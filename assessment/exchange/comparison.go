package exchange

import (
	"io"

	"beeldbeltoets/assessment/grid"
)

// The envelope of a comparison's JSON.
const (
	ComparisonFormat  = "beeldbeltoets/comparison"
	ComparisonVersion = 1
)

const comparisonSchema = "schema/comparison-1.schema.json"

// comparisons is the form of a comparison.
var comparisons = newForm(ComparisonFormat, comparisonSchema)

type comparisonEnvelope struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	grid.Comparison
}

// WriteComparison returns the canonical JSON of a comparison, as Write does of an
// assessment.
func WriteComparison(c grid.Comparison) ([]byte, error) {
	c = Compose(c)
	return comparisons.write(comparisonEnvelope{ComparisonFormat, ComparisonVersion, c})
}

// ReadComparison takes a comparison in, as strictly as Read does an assessment,
// with the grid that it is of.
func ReadComparison(r io.Reader) (grid.Comparison, *grid.Grid, error) {
	var e comparisonEnvelope
	if err := comparisons.read(r, &e); err != nil {
		return grid.Comparison{}, nil, err
	}
	return e.known()
}

// comparisonFrom reads what parse made of a file.
func comparisonFrom(value any, text []byte) (grid.Comparison, *grid.Grid, error) {
	var e comparisonEnvelope
	if err := comparisons.fill(value, text, &e); err != nil {
		return grid.Comparison{}, nil, err
	}
	return e.known()
}

// known is the comparison of an envelope, held against its grid.
func (e *comparisonEnvelope) known() (grid.Comparison, *grid.Grid, error) {
	c := Compose(e.Comparison)
	g, err := grid.Load(c.Grid)
	if err != nil {
		return grid.Comparison{}, nil, err
	}
	if err := g.Check(&c); err != nil {
		return grid.Comparison{}, nil, err
	}
	return c, g, nil
}
