
import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-ZBO6G6H7.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
