import { join } from 'path';
import { assembleCommandPackage } from './command-package/command-package';

assembleCommandPackage(join(__dirname, '..'));
