
import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-JQG5FYNP.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
