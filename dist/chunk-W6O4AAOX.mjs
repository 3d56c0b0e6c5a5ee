
import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-4TCS56GX.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
