
import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-FIXATZFS.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
