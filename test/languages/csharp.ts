import { Language } from './language';

/** C#: its sources are written and looked at, nothing compiles them. */
export const CSHARP: Language = { name: 'C#', folder: 'csharp', target: 'dotnet', tools: { dotnet: 'dotnet --version' } };
