
import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-JYTZDYI2.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
