package grid

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Points are hundredths of a point: 450 is 4.5.
type Points int

// MaxPoints is more than a weight or a sub-score ever is.
const MaxPoints Points = 1000_00

// ParsePoints reads a number as people write it, with a comma or a point and at
// most two decimals. Its error has code "number-unreadable".
func ParsePoints(typed string) (Points, error) {
	text := strings.TrimSpace(strings.NewReplacer(",", ".", "−", "-", "–", "-").Replace(strings.TrimSpace(typed)))
	digits, negative := strings.CutPrefix(text, "-")
	if !negative {
		digits = strings.TrimPrefix(text, "+")
	}
	whole, decimals, _ := strings.Cut(digits, ".")
	if len(decimals) > 2 || len(whole) > 4 || whole+decimals == "" || strings.Trim(whole+decimals, "0123456789") != "" {
		return 0, fail("number-unreadable", "", "value", typed)
	}
	hundredths, _ := strconv.Atoi(whole + (decimals + "00")[:2]) // digits alone, six at most
	if Points(hundredths) > MaxPoints {
		return 0, fail("number-unreadable", "", "value", typed)
	}
	if negative {
		hundredths = -hundredths
	}
	return Points(hundredths), nil
}

// Text writes points with two decimals behind a separator.
func (p Points) Text(separator string) string {
	sign := ""
	if p < 0 {
		sign, p = "-", -p
	}
	return fmt.Sprintf("%s%d%s%02d", sign, p/100, separator, p%100)
}

// MarshalJSON writes points as a plain number: 4.5.
func (p Points) MarshalJSON() ([]byte, error) {
	return []byte(strings.TrimSuffix(strings.TrimRight(p.Text("."), "0"), ".")), nil
}

// UnmarshalJSON reads what MarshalJSON wrote, in any form that JSON allows.
func (p *Points) UnmarshalJSON(data []byte) error {
	f, err := strconv.ParseFloat(string(data), 64)
	if err != nil {
		return err
	}
	hundredths := math.Round(f * 100)
	if math.Abs(hundredths) > float64(MaxPoints) {
		return strconv.ErrRange
	}
	*p = Points(hundredths)
	return nil
}

// divide rounds half up.
func divide(sum, n int) Points { return Points((2*sum + n) / (2 * n)) }
