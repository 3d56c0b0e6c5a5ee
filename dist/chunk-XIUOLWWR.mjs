
import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import{I as o,J as r,K as m,L as p,M as t,N as i}from"./chunk-MN7QD32V.mjs";export{p as decode,m as readBuffer,o as readText,r as textOf,t as tooLarge,i as whyUnread};
