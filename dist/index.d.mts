/** A level of a finding; SARIF uses the same words. */
export type Level = 'error' | 'warning' | 'note';
/** What to look at and how to judge. */
export interface Options {
    /** Files and folders to look at, absolute or from `root`. Default: the root. */
    paths?: readonly string[];
    /**
     * Texts to judge in place of what the disk has, by their paths from `root`. Only findings that concern them are reported; the
     * configuration around them is read for what it says about them.
     */
    texts?: Readonly<Record<string, string>>;
    /** Read git-ignored agent configuration and `.env` files too. Default: true. */
    ignored?: boolean;
    /** Only files that git tracks. */
    trackedOnly?: boolean;
    /** Obey `.agent-auth-lintignore`. Default: true. */
    ignoreFiles?: boolean;
    /** Obey exceptions in comments. Default: true. */
    inline?: boolean;
    /** Run only these rules. */
    only?: readonly string[];
    /** Do not run these rules. */
    skip?: readonly string[];
    /** Levels of rules that differ from their own. */
    levels?: Readonly<Record<string, Level | 'off'>>;
    profile?: 'recommended' | 'strict' | 'local';
    /** `false`: leave the configurations of the repository aside. A path, absolute or from `root`: that file instead of them. */
    config?: boolean | string;
    /** How many threads may read code, where there is much of it; 1: none but this one. Default: one for each core, at most four. */
    concurrency?: number;
}
/** A place in a file: 1-based, columns in UTF-16 code units, the end exclusive. */
export interface Region {
    startLine: number;
    startColumn: number;
    endLine: number;
    endColumn: number;
}
/** How far away a server is. */
export type EndpointClass = 'none' | 'loopback' | 'private' | 'tunnel' | 'staging' | 'remote' | 'production' | 'placeholder' | 'unresolved';
/** One fault. No field ever holds a secret. */
export interface Finding {
    rule: string;
    /** The form of the fault within its rule. */
    variant: string;
    level: Level;
    /** 0.1 to 10, as GitHub reads `security-severity`. */
    score: number;
    confidence: 'high' | 'medium' | 'low';
    /** The fact. */
    message: string;
    /** The next step. */
    help: string;
    /** The page of the rule. */
    url: string;
    path: string;
    region: Region;
    /** Path of keys or the function around it; stays the same when lines move. */
    place: string;
    git: 'tracked' | 'staged' | 'untracked' | 'ignored' | 'none';
    related: {
        label: string;
        path: string;
        region: Region;
    }[];
    /** Rules that this fault is also one of. */
    relatedRules: string[];
    /** What the judgement rests on. */
    facts: Record<string, string>;
    /** Of rule, path and place: 64 hexadecimal digits. */
    fingerprint: string;
}
/** A way from an agent to a server. */
export interface Connection {
    /** The program that keeps the entry. */
    agent: string;
    /** Of the server, in that entry. */
    name: string;
    protocol: 'mcp' | 'api';
    source: 'config' | 'manifest' | 'command' | 'workflow' | 'code' | 'variables' | 'document';
    enabled: boolean;
    authentication: 'OAuth' | 'static key' | 'short-lived token' | 'local' | 'none';
    transport: 'http' | 'stdio';
    host?: string;
    program?: string;
    class: EndpointClass;
    credentials: Credential[];
    path: string;
    region: Region;
}
/** How a credential travels; never what it is. */
export interface Credential {
    form: 'literal' | 'reference';
    sentAs: string;
    place: string;
    class?: string;
    what?: string;
    store?: string;
    variable?: string;
    host?: string;
    hostClass?: EndpointClass;
    pairing?: string;
}
/** Counts of what was found and looked at. */
export interface Summary {
    errors: number;
    warnings: number;
    notes: number;
    suppressed: number;
    unreadable: number;
    files: {
        seen: number;
        agent: number;
        variables: number;
        oauth: number;
        code: number;
        parsedCode: number;
        other: number;
        /** Languages whose code is only searched for keys. */
        unanalysed: {
            language: string;
            files: number;
        }[];
    };
    servers: {
        total: number;
        oauth: number;
        staticKey: number;
        shortLivedToken: number;
        local: number;
        none: number;
    };
}
/** What a run found; report-schema.json describes it in full. */
export interface Report {
    schemaVersion: number;
    tool: {
        name: string;
        version: string;
    };
    /** False when a part of the linter failed; the report is then not complete. */
    successful: boolean;
    summary: Summary;
    /** By path, line, column and rule. */
    findings: Finding[];
    /** Every way from an agent to a server that was understood, with how it authenticates. */
    connections: Connection[];
    unreadable: {
        path: string;
        reason: string;
        message: string;
        region?: Region;
    }[];
}
/**
 * Looks at a repository and returns the same report as `--format json`. Nothing in the repository is executed, nothing goes over the
 * network. Throws a `UsageError` for an option, a rule or a configuration that cannot be meant, and a `NoSuchPath` for a path that is not
 * there.
 */
export declare function lint(root: string, options?: Options): Promise<Report>;
/** SARIF 2.1.0 of the same run, for GitHub code scanning. */
export declare function sarif(root: string, options?: Options): Promise<string>;
