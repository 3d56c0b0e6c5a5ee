
function e(t,n){let s=t.lastIndexOf(`
`,n)+1;return/^\s{0,80}(?:\/\/|\*|#(?!\[))|\s\/\/\s/.test(t.slice(s,Math.min(n,s+400)))}export{e as a};
