//go:build whole_defaults

package upstream

// Applicable returns the defaults as they are: Argo doesn't look at their types before v3.6.16 and v3.7.7.
func Applicable(defaults *Template, originalType TemplateType) *Template {
	return defaults
}
