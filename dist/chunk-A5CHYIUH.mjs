
import"./chunk-LVAC4YZY.mjs";import"./chunk-CYJXQAI2.mjs";import"./chunk-35TQL243.mjs";import"./chunk-YZ2Z377N.mjs";import{ra as a}from"./chunk-KNIZ7SKK.mjs";import{N as $,X as f,d as u}from"./chunk-SPWAWA2P.mjs";var d=u($(),1);var w=100;function S(e,{color:n,width:o=0}){let t=d.default.createColors(n),i=Math.min(o||w,120),r=[],p=[],l=!1,g=()=>{a(r,x(p)),p.length=0};for(let s of e.replace(/^<!--[^\n]*-->\s*/,"").split(`
`))if(/^```/.test(s))l=!l;else if(l||/^ {4}/.test(s))r.push(`    ${l?s:s.slice(4)}`.trimEnd());else if(s.startsWith("|"))p.push(y(s));else{g();let m=/^#+ (.*)$/.exec(s)?.[1];m!==void 0?r.push(t.bold(t.underline(c(m)))):a(r,f(c(s),i,/^- /.test(s)?"  ":"").map(h=>b(h,t.bold)))}return g(),`${r.join(`
`).replace(/\n{3,}/g,`

`).trim()}
`}function b(e,n){return e.replace(/\*\*([^*]{1,300})\*\*/g,(o,t)=>n(t)).replaceAll("**","")}function c(e){return e.replace(/\[([^\]]{1,300})\]\(([^)\s]{1,500})\)/g,(n,o,t)=>/^https?:/.test(t)?`${o} (${t})`:o).replace(/<(https?:[^>\s]{1,500})>/g,"$1").replace(/\\([*_<[\]])/g,"$1")}function y(e){return e.replace(/^\||\|\s*$/g,"").split("|").map(n=>c(n.trim()).replaceAll("`",""))}function x(e){let n=e.filter(t=>!t.every(i=>/^-+$/.test(i))),o=(n[0]??[]).map((t,i)=>Math.max(...n.map(r=>(r[i]??"").length)));return n.map(t=>`  ${t.map((i,r)=>i.padEnd(o[r]??0)).join("  ")}`.trimEnd())}export{S as terminalPage};
