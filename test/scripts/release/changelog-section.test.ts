import { changelogSection } from '../../../scripts/release/changelog-section';

const CHANGELOG = `# Changelog

## Unreleased

## 1.2.0 - 2027-01-31

### Added

- One.

## [1.1.0]

- Two.
`;

test.each([
  ['1.2.0', '### Added\n\n- One.\n'],
  ['1.1.0', '- Two.\n'],
])('the section of %s', (version, text) => {
  expect(changelogSection(CHANGELOG, version)).toBe(text);
});

test.each(['Unreleased', '1.2', '2.0.0'])('nothing is said of %s', (version) => {
  expect(() => changelogSection(CHANGELOG, version)).toThrow(`CHANGELOG.md says nothing of ${version}: rename its section "Unreleased" before you tag.`);
});
