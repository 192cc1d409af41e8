import { CSHARP } from './csharp';
import { GO } from './go';
import { JAVA } from './java';
import { PYTHON } from './python';

/** Every language that there is a program in. */
export const LANGUAGES = [PYTHON, JAVA, GO, CSHARP];
