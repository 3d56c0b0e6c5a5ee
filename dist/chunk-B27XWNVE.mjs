
import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-7U4HGRCO.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
