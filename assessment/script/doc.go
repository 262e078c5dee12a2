// Package script sets text that no font sets character by character: right to left,
// joined, or stacked. It works out levels, cuts text into runs of one level, script and
// font, and shapes each of them into glyphs with HarfBuzz.
//
// Never in here: pages, PDF, the choice of a language.
package script
