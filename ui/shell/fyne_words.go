package shell

import (
	"encoding/json"
	"strings"

	"beeldbeltoets/assessment/words"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// toolkitWords begins the keys of what Fyne itself says: its file dialog, the
// menu of a field, the days of a week.
const toolkitWords = "fyne."

// sayInFyne lets Fyne say its own words in a language. Fyne follows the system and
// offers no choice, so the words are filed as those of the system's language, and
// of English, which it falls back to.
func sayInFyne(c *words.Catalogue) error {
	said := map[string]string{}
	for _, key := range c.Keys() {
		if own, is := strings.CutPrefix(key, toolkitWords); is {
			said[own] = c.T(key)
		}
	}
	data, err := json.Marshal(said)
	if err != nil {
		return err
	}
	for _, locale := range []fyne.Locale{"en", lang.SystemLocale()} {
		if err := lang.AddTranslationsForLocale(data, locale); err != nil {
			return err
		}
	}
	return nil
}
