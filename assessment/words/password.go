package words

import (
	"strconv"
	"strings"
)

// Password says what a password is worth, of what was found about it: its length
// in characters, what the source's rule still misses, the estimate from 0 to 4,
// and whether that is of its beginning only.
func (c *Catalogue) Password(length int, lacks []string, score int, capped bool) string {
	rule := c.T("password.rule.met")
	if len(lacks) > 0 {
		rule = c.T("password.rule.lacks", "missing", c.Join(c.each("password.", lacks)))
	}
	sentences := []string{c.T("password.length", "n", strconv.Itoa(length)), rule, c.T("password.score." + strconv.Itoa(score))}
	if capped {
		sentences = append(sentences, c.T("password.capped"))
	}
	return strings.Join(sentences, " ")
}
