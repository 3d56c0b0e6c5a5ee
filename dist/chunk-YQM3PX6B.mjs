
import"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-HCQJOBFT.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
