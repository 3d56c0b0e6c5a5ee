
import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-5CCOY7HI.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
